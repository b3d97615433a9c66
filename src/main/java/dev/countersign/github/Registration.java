package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.forge.ForgeDown;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The end of an app's registration: GitHub hands out the credentials of an app that somebody just
/// made from our manifest, once, for a code.
public final class Registration {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,200}");
  private static final int CREATED = 201;

  private final Addresses addresses;
  private final InstantSource clock;

  public Registration(Addresses addresses, InstantSource clock) {
    this.addresses = addresses;
    this.clock = clock;
  }

  /// A registered app. Its secrets never show in text.
  public record Registered(
      String id,
      String slug,
      String clientId,
      String clientSecret,
      String webhookSecret,
      String privateKey) {
    @Override
    public String toString() {
      return "app " + id + ", " + slug;
    }
  }

  /// Fetches the credentials.
  ///
  /// @throws IllegalArgumentException with a sentence, where GitHub does not take the code or its
  ///   answer is not complete
  /// @throws ForgeDown where GitHub cannot be asked now; the message does not hold the code
  public Registered convert(String code) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("This is no code of GitHub's.");
    }
    Answer answer = asked(code);
    if (answer.status() != CREATED) {
      throw new IllegalArgumentException(
          "GitHub does not take the code (it answered " + answer.status() + ").");
    }
    JsonNode app = Json.read(answer.body()).orElseThrow(Registration::incomplete);
    Registered registered =
        new Registered(
            Long.toString(app.path("id").asLong()),
            text(app, "slug"),
            text(app, "client_id"),
            text(app, "client_secret"),
            text(app, "webhook_secret"),
            text(app, "pem"));
    PemKey.read(registered.privateKey());
    return registered;
  }

  private Answer asked(String code) {
    Outgoing request =
        new Outgoing(
            "POST",
            addresses.at("/app-manifests/" + code + "/conversions"),
            Map.of("Accept", "application/vnd.github+json", "User-Agent", "countersign"),
            null,
            "/app-manifests/{}/conversions");
    try (Pipe pipe = new Pipe(addresses, Pipe.Patience.USUAL, clock, Calls.unheard())) {
      return pipe.send(request);
    } catch (ForgeDown down) {
      throw new ForgeDown("GitHub cannot be asked for the App's credentials", null, reason(down));
    }
  }

  /// The cause alone: the message names the path, and with it the code.
  private static @Nullable Throwable reason(ForgeDown down) {
    return down.getCause();
  }

  private static String text(JsonNode app, String field) {
    String text = Rest.text(app, field);
    if (text == null || text.isBlank()) {
      throw incomplete();
    }
    return text;
  }

  private static IllegalArgumentException incomplete() {
    return new IllegalArgumentException("GitHub's answer lacks some of the App's credentials.");
  }
}
