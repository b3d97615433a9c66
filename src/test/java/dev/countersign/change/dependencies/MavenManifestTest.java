package dev.countersign.change.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MavenManifestTest {
  private static final String FILE = "pom.xml";

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3           | 1.2.4           | patch",
        "1.2.3           | 1.3.0           | minor",
        "1.2.3           | 2.0.0           | major",
        "33.0.0-jre      | 33.1.0-jre      | minor",
        "1.0-alpha-1     | 1.0-beta-1      | patch",
        "1.0-SNAPSHOT    | 1.0             | patch",
        "1.0             | 1.0-SNAPSHOT    | patch downgrade",
        "5.0.1.RELEASE   | 5.0.0.RELEASE   | patch downgrade",
        "[1.0,2.0)       | [1.1,2.0)       | minor",
        "[1.0,2.0)       | [1.0,3.0)       | major",
        "[1.0]           | [1.1]           | minor",
        "[1.0,)          | [2.0,)          | major",
        "'(,2.0]'        | '(,3.0]'        | major",
      })
  void versionsStandInMavensOrder(String before, String after, String bump) {
    assertThat(Told.changes(FILE, guava(before), guava(after)))
        .containsExactly("changed g:guava %s -> %s %s".formatted(before, after, bump));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LATEST", "RELEASE", "${unknown}", "[1.0", "[", "[x,2]", "[1,y]", "(]", "[z]", ""})
  void aVersionThatCannotBeReadCountsAsMajorAndAdded(String version) {
    assertThat(Told.changes(FILE, guava("1.0"), guava(version)))
        .singleElement()
        .asString()
        .startsWith("added g:guava 1.0 -> " + version)
        .endsWith("major unreadable");
  }

  private static String guava(String version) {
    return project(dependency("guava", "<version>" + version + "</version>"));
  }

  private static String dependency(String artifact, String more) {
    return "<dependencies><dependency><groupId>g</groupId><artifactId>"
        + artifact
        + "</artifactId>"
        + more
        + "</dependency></dependencies>";
  }

  private static String project(String inside) {
    return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><artifactId>app</artifactId>"
        + inside
        + "</project>";
  }

  @Test
  void testScopeIsDevelopment() {
    String test = project(dependency("junit", "<version>1</version><scope>test</scope>"));
    String compile = project(dependency("junit", "<version>1</version>"));
    assertThat(Told.changes(FILE, project(""), test)).containsExactly("added g:junit 1 dev");
    assertThat(Told.changes(FILE, test, compile)).containsExactly("added g:junit 1");
    assertThat(Told.changes(FILE, test, test.replace("test", "provided")))
        .containsExactly("added g:junit 1");
  }

  @Test
  void aPropertyIsTheValueItHasBeforeAndAfter() {
    String before =
        project(
            "<properties><g.major>33</g.major><g.version>${g.major}.0</g.version></properties>"
                + dependency("guava", "<version>${g.version}</version>"));
    assertThat(Told.changes(FILE, before, before.replace("33", "34")))
        .containsExactly("changed g:guava 33.0 -> 34.0 major");
    assertThat(Told.read(FILE, before, before.replace("33", "34")).otherChanges()).isEmpty();
    String written = before.replace("<version>${g.version}", "<version>33.0");
    assertThat(Told.changes(FILE, before, written)).isEmpty();
    assertThat(Told.read(FILE, before, written).otherChanges()).isEmpty();
  }

  @Test
  void aPropertyOfTheParentCountsToo() {
    String parent =
        "<project><artifactId>parent</artifactId><properties><v>1.0</v></properties></project>";
    String child =
        project(
            "<parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>"
                + dependency("guava", "<version>${v}</version>"));
    DependencyReading reading =
        Told.read(Map.of(FILE, parent), new FileText("app/pom.xml", project(""), child));
    assertThat(Told.changes(reading)).containsExactly("added g:guava 1.0", "added g:parent 1");
    DependencyReading changed =
        DependencyFiles.read(
            List.of(
                new FileText("app/pom.xml", child, child + "<!-- -->"),
                new FileText(FILE, parent, parent.replace("1.0", "1.1"))),
            _ -> null);
    assertThat(Told.changes(changed)).containsExactly("changed g:guava 1.0 -> 1.1 minor");
  }

  @Test
  void aManagedVersionIsToldOnceThroughTheDependencyThatUsesIt() {
    String before =
        project(
            "<dependencyManagement>"
                + dependency("junit", "<version>1.0</version>")
                + "</dependencyManagement>"
                + dependency("junit", "<scope>test</scope>"));
    assertThat(Told.changes(FILE, before, before.replace("1.0", "1.1")))
        .containsExactly("changed g:junit 1.0 -> 1.1 minor dev");
    String unused = before.replace("<scope>test</scope>", "<type>zip</type>");
    assertThat(Told.changes(FILE, unused, unused.replace("1.0", "1.1")))
        .containsExactly("changed g:junit 1.0 -> 1.1 minor");
  }

  @Test
  void pluginsAndTheParentMoveByTheirVersion() {
    String before =
        project(
            "<parent><groupId>g</groupId><artifactId>boot</artifactId><version>3.0.0</version></parent>"
                + "<build><plugins><plugin><artifactId>surefire</artifactId><version>3.1.0</version>"
                + "<configuration><a>1</a></configuration></plugin></plugins></build>");
    String after = before.replace("3.0.0", "4.0.0").replace("3.1.0", "3.2.0");
    DependencyReading reading = Told.read(FILE, before, after);
    assertThat(Told.changes(reading))
        .containsExactly(
            "changed g:boot 3.0.0 -> 4.0.0 major",
            "changed org.apache.maven.plugins:surefire 3.1.0 -> 3.2.0 minor");
    assertThat(reading.otherChanges()).isEmpty();
    assertThat(Told.read(FILE, before, before.replace("<a>1", "<a>2")).otherChanges())
        .containsExactly(FILE);
  }

  @Test
  void aPropertyThatNamesAVersionIsOneEvenWhereNothingHereUsesIt() {
    String before = project("<properties><jackson.version>2.1</jackson.version></properties>");
    DependencyReading reading = Told.read(FILE, before, before.replace("2.1", "2.2"));
    assertThat(Told.changes(reading)).containsExactly("changed jackson.version 2.1 -> 2.2 minor");
    assertThat(reading.otherChanges()).isEmpty();
    String other = project("<properties><java.version>21</java.version></properties>");
    assertThat(Told.read(FILE, other, other.replace("21", "25")).otherChanges())
        .containsExactly(FILE);
  }

  @Test
  void profilesExtensionsAndPluginDependenciesAreReadToo() {
    String before =
        project(
            "<profiles><profile><id>x</id>"
                + dependency("a", "<version>1.0</version>")
                + "</profile></profiles>"
                + "<build><extensions><extension><groupId>g</groupId><artifactId>b</artifactId>"
                + "<version>1.0</version></extension></extensions><pluginManagement><plugins><plugin>"
                + "<groupId>g</groupId><artifactId>p</artifactId>"
                + dependency("c", "<version>1.0</version>")
                + "</plugin></plugins></pluginManagement></build>");
    DependencyReading reading = Told.read(FILE, before, before.replace("1.0", "1.0.1"));
    assertThat(Told.changes(reading))
        .containsExactly(
            "changed g:a 1.0 -> 1.0.1 patch",
            "changed g:b 1.0 -> 1.0.1 patch",
            "changed g:c 1.0 -> 1.0.1 patch");
    assertThat(reading.otherChanges()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<project>",
        "<settings/>",
        "<!DOCTYPE project><project/>",
        "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><project>&x;</project>",
        "<project>&unknown;</project>"
      })
  void aManifestThatDoesNotParseIsMajorAndAdded(String text) {
    assertThat(Told.changes(FILE, guava("1"), text))
        .containsExactly("added pom.xml major unreadable");
  }

  @Test
  void aBottomlessPomDoesNotParse() {
    assertThat(Told.read(FILE, null, "<project>" + "<a>".repeat(50_000)).unreadable())
        .containsExactly(FILE);
  }

  @Test
  void propertiesMadeOfEachOtherCostNoMoreThanTheirLength() {
    StringBuilder properties = new StringBuilder("<p0></p0><loop>${loop}</loop>");
    for (int i = 1; i < 60; i++) {
      properties.append("<p%d>%s</p%d>".formatted(i, ("${p" + (i - 1) + "}").repeat(200), i));
    }
    String pom =
        project(
            "<properties>"
                + properties
                + "</properties>"
                + dependency("a", "<version>${p59}${loop}</version>"));
    assertThat(Told.changes(FILE, project(""), pom))
        .containsExactly("added g:a ${loop} major unreadable");
  }

  private static String childOf(String parentArtifact, String relativePath) {
    return project(
        "<parent><groupId>g</groupId><artifactId>%s</artifactId>%s</parent>"
                .formatted(parentArtifact, relativePath)
            + dependency("a", "<version>${v}</version>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boot   | <relativePath>../pom.xml</relativePath>   | 1.0",
        "boot   | <relativePath>../</relativePath>          | 1.0",
        "boot   | <relativePath/>                           | ${v}",
        "boot   | <relativePath>../../../x</relativePath>   | ${v}",
        "boot   | <relativePath>../gone</relativePath>      | ${v}",
        "other  | <relativePath>../pom.xml</relativePath>   | ${v}",
      })
  void theParentIsTheOneThatItsPathAndNameSay(String parent, String relativePath, String version) {
    String above =
        "<project><artifactId>boot</artifactId><properties><v>1.0</v></properties></project>";
    DependencyReading reading =
        Told.read(
            Map.of(FILE, above), new FileText("app/pom.xml", null, childOf(parent, relativePath)));
    assertThat(Told.changes(reading).getFirst()).startsWith("added g:a " + version);
  }

  @Test
  void aParentOfItselfAndOneWithoutANameEnd() {
    assertThat(
            Told.changes(FILE, null, childOf("app", "<relativePath>pom.xml</relativePath>"))
                .getFirst())
        .startsWith("added g:a ${v}");
    String nameless = childOf("x", "").replace("<artifactId>x</artifactId>", "");
    DependencyReading reading =
        Told.read(Map.of(FILE, project("")), new FileText("app/pom.xml", null, nameless));
    assertThat(Told.changes(reading).getFirst()).startsWith("added g:");
  }

  @Test
  void anInheritedVersionIsThatOfTheProject() {
    String pom =
        project(
            "<parent><groupId>g</groupId><artifactId>p</artifactId><version>1.0</version></parent>"
                + dependency("a", "<version>${project.version}</version>")
                + "<build><finalName/></build>");
    assertThat(Told.changes(FILE, null, pom)).containsExactly("added g:a 1.0", "added g:p 1.0");
    assertThat(
            Told.changes(FILE, null, project(dependency("a", "<version>${open</version>")))
                .getFirst())
        .endsWith("major unreadable");
  }
}
