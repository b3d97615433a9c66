package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages as people see them: in a browser, on a phone and on a desk, by day and by night. A
/// picture of each is left in `target/pages`.
class PagesInABrowserTest {
  private static final Path PICTURES = Path.of("target", "pages");

  /// For every text, how far its colour is from what is behind it (WCAG 2 asks for 4.5).
  private static final String FAINT =
      """
      () => {
        const rgb = text => { const n = text.match(/[\\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
        const part = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
        const light = c => 0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2]);
        const behind = e => {
          for (; e; e = e.parentElement) {
            const c = rgb(getComputedStyle(e).backgroundColor);
            if (c[3] > 0) return c;
          }
          return [255, 255, 255, 1];
        };
        const faint = [];
        for (const e of document.querySelectorAll('body *')) {
          const text = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent.trim()).join('');
          if (!text) continue;
          const a = light(rgb(getComputedStyle(e).color)), b = light(behind(e));
          const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (ratio < 4.5) faint.push(text + ' ' + ratio.toFixed(2));
        }
        return faint;
      }
      """;

  @TempDir static Path folder;
  private static Sandbox sandbox;
  private static Playwright playwright;
  private static Browser browser;

  enum Look {
    PHONE(360, 740, ColorScheme.LIGHT),
    PHONE_BY_NIGHT(360, 740, ColorScheme.DARK),
    DESK(1280, 900, ColorScheme.LIGHT),
    DESK_BY_NIGHT(1280, 900, ColorScheme.DARK);

    final int width;
    final int height;
    final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }

    Page page() {
      BrowserContext context =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setViewportSize(width, height)
                  .setColorScheme(scheme));
      return context.newPage();
    }
  }

  @BeforeAll
  static void open() throws Exception {
    sandbox =
        Sandbox.open(
            Files.createDirectories(folder.resolve("s")),
            0,
            InstantSource.system(),
            new Progress.Silent());
    sandbox.play(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
  }

  private static Path chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("install Debian's package chromium"));
  }

  @AfterAll
  static void close() {
    browser.close();
    playwright.close();
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyPageCanBeReadWithoutScrollingSideways(Look look) {
    Page page = look.page();
    List<String> trouble = watched(page);
    page.navigate(sandbox.pages().toString());
    assertReadable(page, look + "-list");
    List<String> pulls =
        page.locator(".pulls a").all().stream().map(link -> link.getAttribute("href")).toList();
    assertThat(pulls).hasSizeGreaterThanOrEqualTo(8);
    for (String pull : look.scheme == ColorScheme.LIGHT ? pulls : pulls.subList(0, 3)) {
      page.navigate(sandbox.pages().resolve(pull).toString());
      assertReadable(page, look + pull.replaceFirst(".*/", "-"));
    }
    page.navigate(sandbox.pages().resolve("/repos/nobody/nothing/pulls/1").toString());
    assertReadable(page, look + "-message");
    page.context().close();
    assertThat(trouble).isEmpty();
  }

  @Test
  void thePageOfAPullRequestIsReachedFromTheListByKeyboardAlone() {
    Page page = Look.DESK.page();
    page.navigate(sandbox.pages().toString());
    for (int links = 0; links < 10 && page.locator(".pulls a:focus").count() == 0; links++) {
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Enter");
    page.waitForURL("**/pulls/*");
    assertThat(page.locator("h1").count()).isEqualTo(1);
    assertThat(page.locator(".rules li").count()).isPositive();
    page.context().close();
  }

  /// What the browser complains of, and what it fetches from elsewhere.
  private static List<String> watched(Page page) {
    List<String> trouble = new ArrayList<>();
    String here = sandbox.pages().getAuthority();
    page.onRequest(request -> {
      if (!URI.create(request.url()).getAuthority().equals(here)) {
        trouble.add("fetches " + request.url());
      }
    });
    page.onPageError(trouble::add);
    page.onConsoleMessage(message -> {
      if (!message.text().contains("404")) {
        trouble.add(message.text());
      }
    });
    return trouble;
  }

  private static void assertReadable(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
    Object wider =
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
    assertThat(wider).as(name + " scrolls sideways").isEqualTo(false);
    assertThat(page.getAttribute("html", "lang")).isEqualTo("en");
    assertThat(page.title()).as(name).endsWith(" · Countersign");
    assertThat(page.locator("h1").count()).as(name).isEqualTo(1);
    assertThat((List<?>) page.evaluate(FAINT)).as(name + " has text that is too faint").isEmpty();
  }
}
