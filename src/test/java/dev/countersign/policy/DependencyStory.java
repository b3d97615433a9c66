package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.FileChange;
import dev.countersign.change.People;
import dev.countersign.change.Truth;
import dev.countersign.change.dependencies.Ecosystem;
import dev.countersign.change.dependencies.versions.Bump;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DependencyStory {
  private static final Condition ADDED =
      new Condition.Dependency(true, Set.of(), null, Set.of(), null);
  private static final Condition ONLY = new Condition.OnlyDependencies(true);

  private static Condition bump(Bump... bumps) {
    return new Condition.Dependency(null, Set.of(bumps), null, Set.of(), null);
  }

  private static Held held(Condition condition, Hearing hearing) {
    Case asked =
        new Case(
            hearing.policy(),
            hearing.change(),
            new People(hearing.permissions, hearing.teams),
            hearing.now);
    return Conditions.of(new Facts(asked)).ask(condition);
  }

  private static Truth truth(Condition condition, Hearing hearing) {
    return held(condition, hearing).truth();
  }

  private static String npm(String dependencies, String more) {
    return "{\"name\": \"shop\", %s \"dependencies\": {%s}}".formatted(more, dependencies);
  }

  private static Hearing changed(String before, String after) {
    return new Hearing().text("package.json", npm(before, ""), npm(after, ""));
  }

  @Test
  void aDependencyThatIsNewIsNamed() {
    Hearing hearing =
        changed(
            "\"a\": \"1.0.0\"",
            "\"a\": \"1.0.0\", \"b\": \"1.0.0\", \"c\": \"1\", \"d\": \"1\", \"e\": \"1\"");

    assertThat(truth(ADDED, hearing)).isEqualTo(Truth.YES);
    assertThat(
            HearingText.words(
                held(ADDED, hearing).reasons(hearing.change().files().list()).getFirst()))
        .isEqualTo("package.json is changing dependencies (b new, c new, d new and 1 more)");
    assertThat(truth(ADDED, changed("\"a\": \"1.0.0\"", "\"a\": \"1.0.1\""))).isEqualTo(Truth.NO);
  }

  @Test
  void theBumpIsTheLargestOfThoseAskedForExactly() {
    Hearing hearing =
        changed("\"a\": \"1.0.0\", \"b\": \"1.0.0\"", "\"a\": \"1.0.1\", \"b\": \"1.1.0\"");

    assertThat(truth(bump(Bump.MINOR), hearing)).isEqualTo(Truth.YES);
    assertThat(truth(bump(Bump.PATCH), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(bump(Bump.MINOR, Bump.MAJOR), hearing)).isEqualTo(Truth.YES);
    assertThat(truth(bump(Bump.PATCH), new Hearing().file("src/a.rs"))).isEqualTo(Truth.NO);
  }

  @Test
  void allThatIsAskedMustHoldOfOneDependency() {
    Hearing hearing = changed("\"a\": \"1.2.0\"", "\"a\": \"1.1.0\", \"b\": \"1.0.0\"");

    assertThat(truth(of(true, true, Ecosystem.NPM, null), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(of(false, true, Ecosystem.NPM, false), hearing)).isEqualTo(Truth.YES);
    assertThat(truth(of(false, false, Ecosystem.NPM, null), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(of(null, true, Ecosystem.CARGO, null), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(of(null, true, Ecosystem.NPM, true), hearing)).isEqualTo(Truth.NO);
  }

  private static Condition of(
      @Nullable Boolean added,
      @Nullable Boolean downgrade,
      Ecosystem ecosystem,
      @Nullable Boolean dev) {
    return new Condition.Dependency(added, Set.of(), downgrade, Set.of(ecosystem), dev);
  }

  @Test
  void aVersionThatCannotBeReadMayBeADowngrade() {
    Hearing hearing = changed("\"a\": \"1.2.0\"", "\"a\": \"git+https://example.org/a\"");

    assertThat(held(of(null, true, Ecosystem.NPM, null), hearing).gaps())
        .containsExactly("A version of a dependency cannot be read: the stricter reading holds.");
  }

  @Test
  void aManifestThatCouldNotBeReadMayHoldAnythingLarger() {
    Hearing hearing = changed("\"a\": \"1.0.0\"", "\"a\": \"1.1.0\"");
    hearing.unreadTexts.add("web/package.json");

    assertThat(held(ADDED, hearing).gaps())
        .containsExactly(
            "The content of web/package.json could not be read: what could hold of its dependencies"
                + " is taken to hold.");
    assertThat(truth(bump(Bump.MINOR), hearing)).isEqualTo(Truth.UNKNOWN);
    assertThat(truth(bump(Bump.MAJOR), hearing)).isEqualTo(Truth.UNKNOWN);
    assertThat(truth(bump(Bump.PATCH), hearing)).isEqualTo(Truth.NO);
    Hearing major = changed("\"a\": \"1.0.0\"", "\"a\": \"2.0.0\"").filesCut();
    assertThat(truth(bump(Bump.MAJOR), major)).isEqualTo(Truth.YES);
    assertThat(truth(bump(Bump.PATCH), new Hearing().filesCut())).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void aManifestWhoseTextIsNotThereIsUnreadUnlessNoLineOfItChanges() {
    assertThat(truth(ADDED, new Hearing().file("package.json"))).isEqualTo(Truth.UNKNOWN);
    assertThat(truth(ADDED, manifest(null, new FileChange.Lines.Unsent(null))))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(truth(ADDED, manifest(null, new FileChange.Lines.None("b10b"))))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(truth(ADDED, manifest(null, new FileChange.Lines.None(null)))).isEqualTo(Truth.NO);
    assertThat(truth(ADDED, manifest(null, new FileChange.Lines.Hunks("")))).isEqualTo(Truth.NO);
    assertThat(truth(ADDED, manifest("old.txt", new FileChange.Lines.None(null))))
        .isEqualTo(Truth.UNKNOWN);
  }

  private static Hearing manifest(@Nullable String from, FileChange.Lines lines) {
    FileChange.Kind kind = from == null ? FileChange.Kind.MODIFIED : FileChange.Kind.RENAMED;
    return new Hearing().file(new FileChange("package.json", from, kind, 0, 0, lines));
  }

  @Test
  void onlyDependenciesMeansNothingElse() {
    Hearing bumped = changed("\"a\": \"1.0.0\"", "\"a\": \"1.0.1\"");
    assertThat(truth(ONLY, bumped)).isEqualTo(Truth.YES);
    assertThat(truth(ONLY, bumped.file("src/a.js"))).isEqualTo(Truth.NO);
    assertThat(truth(ONLY, new Hearing())).isEqualTo(Truth.NO);
    Hearing script =
        new Hearing()
            .text("package.json", npm("", ""), npm("", "\"scripts\": {\"postinstall\": \"x\"},"));
    assertThat(truth(ONLY, script)).isEqualTo(Truth.NO);
    assertThat(
            truth(
                ONLY,
                changed("", "").file("package-lock.json", "x.txt", FileChange.Kind.RENAMED, "")))
        .isEqualTo(Truth.NO);
  }

  @Test
  void onlyDependenciesIsNotKnownWhereAnythingIsNot() {
    assertThat(truth(ONLY, changed("\"a\": \"1.0.0\"", "\"a\": \"1.0.1\"").filesCut()))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(held(ONLY, manifest(null, new FileChange.Lines.None(null))).gaps())
        .containsExactly(
            "What changes in a manifest is not known: it is not taken to be dependencies alone.");
  }
}
