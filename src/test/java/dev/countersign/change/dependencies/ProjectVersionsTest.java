package dev.countersign.change.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.dependencies.ProjectVersions.Moved;
import dev.countersign.change.dependencies.versions.Bump;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Where a project's own version stands, and how a change moves it.
class ProjectVersionsTest {

  private static List<Moved> moved(String path, String before, String after) {
    return ProjectVersions.moved(List.of(new FileText(path, before, after)), other -> null);
  }

  private static String cargo(String version) {
    return "[package]\nname = \"a\"\nversion = \"" + version + "\"\n";
  }

  @Test
  void aVersionGoesUpOrDownByThePartInWhichItDiffers() {
    assertThat(moved("Cargo.toml", cargo("1.2.3"), cargo("2.0.0")))
        .containsExactly(new Moved("Cargo.toml", "1.2.3", "2.0.0", Bump.MAJOR, true, false));
    assertThat(moved("Cargo.toml", cargo("1.2.3"), cargo("1.3.0")))
        .containsExactly(new Moved("Cargo.toml", "1.2.3", "1.3.0", Bump.MINOR, true, false));
    assertThat(moved("Cargo.toml", cargo("1.2.3"), cargo("1.2.2")))
        .containsExactly(new Moved("Cargo.toml", "1.2.3", "1.2.2", Bump.PATCH, false, false));
    assertThat(moved("Cargo.toml", cargo("0.2.3"), cargo("0.3.0")))
        .containsExactly(new Moved("Cargo.toml", "0.2.3", "0.3.0", Bump.MINOR, true, true));
  }

  @Test
  void whatLeavesItsPreReleaseBehindIsTheReleaseThatWasPrepared() {
    assertThat(moved("Cargo.toml", cargo("2.0.0-rc.1"), cargo("2.0.0")))
        .containsExactly(new Moved("Cargo.toml", "2.0.0-rc.1", "2.0.0", Bump.MAJOR, true, false));
  }

  @Test
  void whatCannotBeReadMayMoveByAnyPart() {
    assertThat(moved("Cargo.toml", cargo("x"), cargo("1.0.0")))
        .containsExactly(new Moved("Cargo.toml", "x", "1.0.0", null, false, false));
    assertThat(moved("Cargo.toml", cargo("1.0.0"), cargo("x")))
        .containsExactly(new Moved("Cargo.toml", "1.0.0", "x", null, false, false));
  }

  @Test
  void aVersionThatComesOrGoesMovesFromOrToNone() {
    String none = "[package]\nname = \"a\"\n";
    assertThat(moved("Cargo.toml", none, cargo("1.0.0")))
        .containsExactly(new Moved("Cargo.toml", "none", "1.0.0", null, false, false));
    assertThat(moved("Cargo.toml", cargo("1.0.0"), none))
        .containsExactly(new Moved("Cargo.toml", "1.0.0", "none", null, false, false));
    assertThat(moved("Cargo.toml", cargo("1.0.0"), cargo("1.0.0") + "# more\n")).isEmpty();
  }

  @Test
  void aProjectThatIsNewOrGoneMovesNone() {
    FileText fresh = new FileText("Cargo.toml", null, cargo("1.0.0"));
    FileText gone = new FileText("b/Cargo.toml", cargo("1.0.0"), null);
    FileText other = new FileText("src/a.rs", "a", "b");
    assertThat(ProjectVersions.moved(List.of(fresh, gone, other), path -> null)).isEmpty();
  }

  @Test
  void aModuleHasTheVersionOfItsParentBeforeAndAfter() {
    FileText parent = new FileText("pom.xml", pom("1.0.0"), pom("1.1.0"));
    String module =
        "<project><parent><groupId>g</groupId><artifactId>p</artifactId><version>%s</version></parent></project>";
    FileText child =
        new FileText("m/pom.xml", module.formatted("1.0.0"), module.formatted("1.1.0"));
    assertThat(ProjectVersions.moved(List.of(parent, child), path -> null))
        .extracting(Moved::file, Moved::bump)
        .contains(org.assertj.core.groups.Tuple.tuple("pom.xml", Bump.MINOR));
  }

  private static String pom(String version) {
    return "<project><groupId>g</groupId><artifactId>p</artifactId><version>"
        + version
        + "</version></project>";
  }

  @Test
  void eachKindOfManifestHasItsPlaceForIt() {
    assertThat(version("Cargo.toml", "[workspace.package]\nversion = \"1.2.3\"\n"))
        .isEqualTo("1.2.3");
    assertThat(version("package.json", "{\"version\": \"1.2.3\"}")).isEqualTo("1.2.3");
    assertThat(version("pyproject.toml", "[project]\nversion = \"1.2.3\"\n")).isEqualTo("1.2.3");
    assertThat(version("pyproject.toml", "[tool.poetry]\nversion = \"1.2.3\"\n"))
        .isEqualTo("1.2.3");
    assertThat(version("pom.xml", pom("1.2.3"))).isEqualTo("1.2.3");
    assertThat(version("build.gradle", "version = '1.2.3'\n")).isEqualTo("1.2.3");
    assertThat(version("gradle.properties", "version=1.2.3\n")).isEqualTo("1.2.3");
    assertThat(version("gradle.properties", "other=1.2.3\n")).isNull();
    assertThat(
            version(
                "a.csproj",
                "<Project><PropertyGroup><VersionPrefix>1.2.3</VersionPrefix></PropertyGroup></Project>"))
        .isEqualTo("1.2.3");
    assertThat(version("a.csproj", "<Project></Project>")).isNull();
  }

  @Test
  void whatIsTooLongOrDoesNotParseGivesNone() {
    assertThat(version("package.json", "{\"version\": \"1\"}" + " ".repeat(1 << 20))).isNull();
    assertThat(version("package.json", "{")).isNull();
  }

  private static @Nullable String version(String path, String text) {
    return ProjectVersions.version(path, text, other -> null);
  }
}
