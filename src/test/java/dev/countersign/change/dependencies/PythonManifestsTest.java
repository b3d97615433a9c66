package dev.countersign.change.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonManifestsTest {
  private static final String PYPROJECT = "pyproject.toml";
  private static final String REQUIREMENTS = "requirements.txt";

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "==1.2.3         | ==1.2.4         | patch",
        "~=1.2           | ~=1.3           | minor",
        "'>=1.2,<2'      | '>=1.3,<2'      | minor",
        "'>=1.2,<2'      | '>=1.2,<3'      | major",
        "'>=1.2,!=1.3'   | '>=2.0,!=1.3'   | major",
        "==2.0rc1        | ==2.0           | patch",
        "==2.0           | ==2.0.post1     | patch",
        "==1!1.0         | ==2.0           | major downgrade",
        "===1.2.3        | ===1.3.3        | minor",
        "==1.2.*         | ==1.3.*         | minor",
        "(>=1.2)         | (>=1.1)         | minor downgrade",
      })
  void requirementsCompareByWhatTheyStartFrom(String before, String after, String bump) {
    assertThat(Told.changes(REQUIREMENTS, "Django" + before, "Django" + after))
        .singleElement()
        .asString()
        .startsWith("changed django ")
        .endsWith(" " + bump);
  }

  @Test
  void requirementsAreReadLineByLine() {
    String before =
        """
        # a comment
        Flask[async]==2.0 ; python_version > "3"
        -r base.txt
        requests == 2.31.0 \\
            --hash=sha256:aaaa
        zope.interface
        pkg @ git+https://example.com/pkg.git@v1.0.0
        -e git+https://example.com/egg.git@v2.0#egg=My_Egg
        https://example.com/archive.zip
        """;
    String after =
        before
            .replace("2.0 ;", "2.0.1 ;")
            .replace("aaaa", "bbbb")
            .replace("@v1.0.0", "@v1.1.0")
            .replace("@v2.0#", "@3456789#");
    DependencyReading reading = Told.read(REQUIREMENTS, before, after);
    assertThat(Told.changes(reading))
        .containsExactly(
            "changed flask 2.0 -> 2.0.1 patch"
                .replace("2.0 ->", "==2.0 ->")
                .replace("2.0.1 p", "==2.0.1 p"),
            "added my-egg v2.0 -> git+https://example.com/egg.git@3456789 major unreadable",
            "changed pkg v1.0.0 -> v1.1.0 minor",
            "added requests == 2.31.0 -> == 2.31.0 major unreadable");
    assertThat(reading.otherChanges()).isEmpty();
    assertThat(Told.read(REQUIREMENTS, before, before.replace("base", "evil")).otherChanges())
        .containsExactly(REQUIREMENTS);
  }

  @Test
  void theNameOfARequirementsFileSaysWhatItServes() {
    assertThat(Told.changes("requirements-dev.txt", "", "a==1")).containsExactly("added a ==1 dev");
    assertThat(Told.changes("requirements/tests.txt", "", "a==1"))
        .containsExactly("added a ==1 dev");
    assertThat(Told.changes("dev-requirements.txt", "", "a==1")).containsExactly("added a ==1 dev");
    assertThat(Told.changes("requirements/base.in", "", "a==1")).containsExactly("added a ==1");
    assertThat(DependencyFiles.isManifest("notes.txt")).isFalse();
    assertThat(Told.changes(REQUIREMENTS, "", "=oops"))
        .containsExactly("added requirements.txt major unreadable");
  }

  @Test
  void aRequirementWithoutAVersionIsUnreadable() {
    assertThat(Told.changes(REQUIREMENTS, "a==1", "a"))
        .containsExactly("added a ==1 major unreadable");
    assertThat(Told.changes(REQUIREMENTS, "", "a!=1"))
        .containsExactly("added a !=1 major unreadable");
  }

  @Test
  void everyTableOfAProjectIsRead() {
    String before =
        """
        [project]
        name = "app"
        dependencies = ["a>=1.0", "b @ https://example.com/b.zip"]
        [project.optional-dependencies]
        postgres = ["c>=1.0"]
        test = ["d>=1.0"]
        [dependency-groups]
        dev = ["e>=1.0", {include-group = "lint"}]
        main = ["f>=1.0"]
        [build-system]
        requires = ["g>=1.0"]
        [tool.uv]
        dev-dependencies = ["h>=1.0"]
        [tool.pdm.dev-dependencies]
        any = ["i>=1.0"]
        [tool.poetry.dependencies]
        python = "^3.11"
        j = "^1.0"
        k = {version = "^1.0", source = "private"}
        l = [{version = "^1.0", python = "<3.9"}, {version = "^1.0", python = ">=3.9"}]
        [tool.poetry.dev-dependencies]
        m = "^1.0"
        [tool.poetry.group.docs.dependencies]
        n = {git = "https://example.com/n.git", tag = "v1.0"}
        """;
    DependencyReading reading = Told.read(PYPROJECT, before, before.replace("1.0", "1.1"));
    assertThat(Told.changes(reading))
        .containsExactly(
            "changed a >=1.0 -> >=1.1 minor",
            "changed c >=1.0 -> >=1.1 minor",
            "changed d >=1.0 -> >=1.1 minor dev",
            "changed e >=1.0 -> >=1.1 minor dev",
            "changed f >=1.0 -> >=1.1 minor",
            "changed g >=1.0 -> >=1.1 minor",
            "changed h >=1.0 -> >=1.1 minor dev",
            "changed i >=1.0 -> >=1.1 minor dev",
            "changed j ^1.0 -> ^1.1 minor",
            "changed k ^1.0 -> ^1.1 minor",
            "changed l ^1.0 -> ^1.1 minor",
            "changed m ^1.0 -> ^1.1 minor dev",
            "changed n v1.0 -> v1.1 minor dev");
    assertThat(reading.otherChanges()).isEmpty();
    assertThat(Told.read(PYPROJECT, before, before.replace("^3.11", "^3.12")).otherChanges())
        .containsExactly(PYPROJECT);
  }

  @Test
  void movedFromDevelopmentToProductionIsAdded() {
    String dev = "[tool.poetry.group.dev.dependencies]\na = \"^1.0\"";
    String production = "[tool.poetry.dependencies]\na = \"^1.0\"";
    DependencyReading reading = Told.read(PYPROJECT, dev, production);
    assertThat(Told.changes(reading)).containsExactly("added a ^1.0");
    assertThat(
            Told.read("Pipfile", "[dev-packages]\na = \"==1.0\"", "[packages]\na = \"==1.0\"")
                .changes())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[project]\ndependencies = 1",
        "[project]\ndependencies = [1]",
        "[project]\ndependencies = ['=']",
        "[tool.poetry.dependencies]\na = 1"
      })
  void aProjectThatDoesNotParseIsMajorAndAdded(String text) {
    assertThat(Told.changes(PYPROJECT, "", text))
        .containsExactly("added pyproject.toml major unreadable");
  }

  @Test
  void urlsMarkersAndOddNamesAreRead() {
    assertThat(
            Told.changes(
                REQUIREMENTS, "", "A__b.-c @ https://x.example/a@b/c.zip ; python_version > '3'"))
        .singleElement()
        .asString()
        .startsWith("added a-b-c https://x.example/a@b/c.zip major");
    assertThat(Told.changes(REQUIREMENTS, "", "-x.9 y")).isEmpty();
    assertThat(Told.changes(REQUIREMENTS, "", "a[x ==1\n.b==1\nc (==1\nd==1)\\")).hasSize(4);
    assertThat(Told.changes(REQUIREMENTS, "", "--editable ./local\n./folder/x.whl"))
        .hasSize(2)
        .allMatch(line -> line.endsWith("unreadable"));
    assertThat(Told.changes(REQUIREMENTS, "", "a @ git+https://x.example/a@1.0"))
        .containsExactly("added a 1.0");
    assertThat(Told.changes(REQUIREMENTS, "", "a==1#b"))
        .singleElement()
        .asString()
        .endsWith("unreadable");
  }

  @Test
  void groupsWithoutDependenciesAreSomethingElse() {
    String text =
        "[tool.poetry.group.dev]\noptional = true\n[tool.pdm.dev-dependencies]\nprod = ['a==1']\nproduction = ['b==1']";
    assertThat(Told.changes(PYPROJECT, "", text)).containsExactly("added a ==1", "added b ==1");
    assertThat(Told.read(PYPROJECT, "", text).otherChanges()).containsExactly(PYPROJECT);
    assertThat(Told.read(PYPROJECT, "", "[tool.poetry]\ngroup = {x = 1}").otherChanges())
        .containsExactly(PYPROJECT);
    assertThat(
            Told.changes(
                PYPROJECT,
                "",
                "[tool.poetry.dependencies]\na = {rev = \"abc\", git = \"x\"}\nb = {extras = []}"))
        .containsExactly("added a abc major unreadable", "added b major unreadable");
  }
}
