package dev.countersign;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The drawing of the house, held to be true. What the table does not allow is forbidden.
class ArchitectureTest {

  /// Main, Settings and the commands, which are not listed, may use everything.
  private static final String HOUSE =
      """
      room     | rooms it may use                                                | and of the world
      ---------+-----------------------------------------------------------------+---------------------------
      change   |                                                                 | json toml yaml xml markdown regex versions
      calendar |                                                                 | ics
      policy   | change calendar                                                 |
      wording  | policy change calendar                                          |
      rulebook | wording policy change calendar                                  | json yaml
      forge    | change                                                          |
      queue    |                                                                 |
      ledger   | policy change                                                   | json
      gate     | rulebook wording policy change calendar forge queue ledger      | json cache metrics
      duties   | gate rulebook wording policy change calendar forge queue ledger | json cache metrics
      github   | forge change                                                    | json http githubapi jwt cache metrics
      store    | queue ledger change                                             | json sql metrics
      web      | gate duties ledger rulebook wording policy change forge queue   | json server pages markdown metrics
      sandbox  |                                                                 | json markdown http httpserver graphql
      """;

  /// The world: the names in the table's last column, and the packages they stand for.
  private static final String WORLD =
      """
      (all)      java.lang.. java.util.. java.time.. java.text.. java.math.. java.io.. java.net java.nio..
      (all)      java.security.. javax.crypto.. org.jspecify.. org.slf4j..
      json       com.fasterxml.jackson.core.. com.fasterxml.jackson.databind.. com.fasterxml.jackson.annotation..
      json       com.fasterxml.jackson.datatype..
      toml       com.fasterxml.jackson.dataformat.toml..
      yaml       org.snakeyaml.engine..
      xml        javax.xml.. org.w3c.dom.. org.xml.sax..
      ics        biweekly..
      markdown   org.commonmark.. org.owasp.html..
      regex      com.google.re2j..
      versions   org.apache.maven.artifact.versioning..
      cache      com.github.benmanes.caffeine..
      metrics    io.micrometer.. io.prometheus..
      http       java.net.http.. javax.net.ssl..
      httpserver com.sun.net.httpserver..
      githubapi  org.kohsuke.github..
      jwt        io.jsonwebtoken..
      sql        java.sql.. javax.sql.. org.jdbi.. com.zaxxer.hikari.. org.flywaydb.. org.sqlite.. org.postgresql..
      server     io.javalin.. jakarta.servlet.. org.eclipse.jetty..
      pages      gg.jte..
      graphql    graphql.. org.dataloader..
      """;

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.countersign");

  record Room(String name, String rooms, String world) {
    static Room read(String line) {
      String[] cells =
          Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
      return new Room(cells[0], cells[1], cells[2]);
    }

    /// Every package that a class of this room may name.
    String[] allowed() {
      Stream<String> own = words(name + " " + rooms).map(room -> "dev.countersign." + room + "..");
      Stream<String> others = words("(all) " + world).flatMap(Room::packagesOf);
      return Stream.concat(own, others).toArray(String[]::new);
    }

    private static Stream<String> packagesOf(String name) {
      return WORLD
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .flatMap(line -> words(line).skip(1));
    }

    @Override
    public String toString() {
      return name;
    }

    private static Stream<String> words(String text) {
      return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }
  }

  static Stream<Room> rooms() {
    return HOUSE.lines().skip(2).map(Room::read);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyWhatTheDrawingAllows(Room room) {
    check(
        classes()
            .that()
            .resideInAPackage("dev.countersign." + room.name() + "..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(room.allowed())
            .because("the drawing of the house says so"));
  }

  @Test
  void everyClassIsInARoomOfTheDrawing() {
    Stream<String> known = rooms().map(room -> "dev.countersign." + room.name() + "..");
    check(
        classes()
            .should()
            .resideInAnyPackage(
                Stream.concat(known, Stream.of("dev.countersign", "dev.countersign.cli.."))
                    .toArray(String[]::new))
            .because("a new room is first drawn, then built"));
  }

  @Test
  void noTwoPackagesNeedEachOther() {
    check(slices().matching("dev.countersign.(**)").should().beFreeOfCycles());
  }

  @Test
  void aRoomIsNamedForWhatIsInIt() {
    check(
        noClasses()
            .should()
            .resideInAnyPackage(
                "..util..",
                "..common..",
                "..core..",
                "..model..",
                "..dto..",
                "..service..",
                "..impl..",
                "..helper..",
                "..manager..")
            .because("such a name says nothing about what is inside"));
  }

  @Test
  void pureRoomsTouchNoFileAndNoNetwork() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                inRooms("change", "calendar", "policy", "wording", "rulebook", "queue", "ledger"))
            .should()
            .dependOnClassesThat(
                resideInAPackage("java.nio.file..")
                    .or(
                        named(
                            "java\\.io\\.(File|RandomAccess).*|java\\.net\\.(?!URI|URL(De|En)coder).*")))
            .because("what is judged comes in as values"));
  }

  @Test
  void timeAndEnvironmentComeInFromOutside() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.countersign.Main")
            .and()
            .doNotHaveFullyQualifiedName("dev.countersign.Settings")
            .should()
            .accessTargetWhere(wallClockOrEnvironment())
            .because("a test, a replay and an audit set the time and the settings themselves"));
  }

  @Test
  void chanceComesInFromOutside() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                inRooms(
                    "change",
                    "calendar",
                    "policy",
                    "wording",
                    "rulebook",
                    "queue",
                    "ledger",
                    "gate"))
            .should()
            .accessTargetWhere(
                target(
                    "java.lang.Math.random|java.util.UUID.randomUUID|java.util.concurrent.ThreadLocalRandom.*|java.util.Random.<init>\\(\\)"))
            .because("the same input gives the same answer"));
  }

  @Test
  void onlyCommandsPrint() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.countersign", "dev.countersign.cli..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("others log or return what is to be said"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CODE);
  }

  private static String[] inRooms(String... names) {
    return Arrays.stream(names)
        .map(name -> "dev.countersign." + name + "..")
        .toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> named(String pattern) {
    return DescribedPredicate.describe(
        "of files or the network", type -> type.getName().matches(pattern));
  }

  private static DescribedPredicate<JavaAccess<?>> wallClockOrEnvironment() {
    return target(
        "java\\.time\\.[A-Za-z.]+\\.now\\((java\\.time\\.ZoneId)?\\)"
            + "|java\\.time\\.Clock\\.(system|tick(Millis|Seconds|Minutes)).*"
            + "|java\\.time\\.InstantSource\\.system.*"
            + "|java\\.util\\.Date\\.<init>\\(\\)"
            + "|java\\.lang\\.System\\.(currentTimeMillis|getenv).*");
  }

  private static DescribedPredicate<JavaAccess<?>> target(String pattern) {
    return DescribedPredicate.describe(
        "asks the world outside",
        access -> access.getTarget().getFullName().matches("(?:" + pattern + ")(\\(.*\\))?"));
  }
}
