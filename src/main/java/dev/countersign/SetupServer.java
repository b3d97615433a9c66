package dev.countersign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.Settings.App;
import dev.countersign.github.Registration;
import dev.countersign.github.Registration.Registered;
import dev.countersign.web.Health;
import dev.countersign.web.Rooms;
import dev.countersign.web.Setup;
import dev.countersign.web.WebServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The server while there is no GitHub App: it offers the setup page, and nothing else.
final class SetupServer implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PLACEHOLDER = "https://countersign.example.com";

  private final WebServer web;
  private final String key;
  private final CompletableFuture<App> made;

  private SetupServer(WebServer web, String key, CompletableFuture<App> made) {
    this.web = web;
    this.key = key;
    this.made = made;
  }

  /// Starts it.
  static SetupServer open(Settings settings, AppFile file, InstantSource clock) {
    CompletableFuture<App> made = new CompletableFuture<>();
    String key = random();
    Setup.Plan plan =
        new Setup.Plan(
            manifest(settings.publicUrl()),
            settings.addresses().web(),
            settings.publicUrl(),
            key,
            SetupServer::random);
    Registration registration = new Registration(settings.addresses(), clock);
    Setup setup =
        new Setup(
            plan,
            code -> {
              Registered registered = registration.convert(code);
              App app = app(registered);
              file.keep(app);
              made.complete(app);
              return installation(settings, registered);
            },
            clock);
    Health health = new Health(Map.of("setup", () -> false));
    Rooms rooms = new Rooms(List.of(setup, health));
    return new SetupServer(WebServer.open(settings.host(), settings.port(), rooms), key, made);
  }

  private static App app(Registered made) {
    return new App(
        made.id(), made.privateKey(), made.webhookSecret(), made.clientId(), made.clientSecret());
  }

  private static URI installation(Settings settings, Registered made) {
    if (!made.slug().matches("[A-Za-z0-9-]{1,100}")) {
      throw new IllegalArgumentException("GitHub's answer names the App in a way that no App is.");
    }
    return URI.create(settings.addresses().web() + "/apps/" + made.slug() + "/installations/new");
  }

  /// The manifest as GitHub takes it, with this server's own address.
  static String manifest(URI publicUrl) {
    String yaml = Resources.text("/app-manifest.yml").replace(PLACEHOLDER, publicUrl.toString());
    try {
      return new ObjectMapper()
          .writeValueAsString(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static String random() {
    byte[] random = new byte[24];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  int port() {
    return web.port();
  }

  /// What opens the setup page, behind this server's own address.
  String path() {
    return "/setup?key=" + key;
  }

  /// Done when an App was made.
  CompletableFuture<App> made() {
    return made;
  }

  @Override
  public void close() {
    web.close();
  }
}
