package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.policy.Rule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which files are laid over which, and what becomes of half a policy.
class ExtendingTest {
  private static final String HEAD = "policy: o\ntitle: O\n";
  private static final String TYPES = "types: {normal: {}}\n";
  private static final String RULES =
      "rules: [{rule: R, require: {branch_name: [main]}, because: x}]\n";
  private static final Map<String, String> PRESETS =
      Map.of(
          "whole", HEAD + TYPES + RULES, "typed", HEAD + TYPES, "list", "[a, b]", "broken", "a: [");

  @Test
  void aRuleOfAPresetIsReplacedByName() {
    PolicyReading reading =
        read(null, "extends: preset/whole\n" + RULES.replace("main", "next"), null);

    assertThat(reading).isInstanceOf(PolicyReading.Valid.class);
    assertThat(((PolicyReading.Valid) reading).policy().rules())
        .extracting(Rule::place)
        .singleElement()
        .satisfies(place -> assertThat(place.file()).isEqualTo("organisation"));
  }

  @Test
  void aPresetNeedNotHaveRules() {
    assertThat(read(null, "extends: preset/typed\n" + RULES, null))
        .isInstanceOf(PolicyReading.Valid.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "extends: preset/whole\\nrules: many | `rules` wants a list",
        "extends: preset/whole\\nrules: [{rule: N, require: {branch_name: [a]}}, {rule: N, require: {branch_name: [b]}}] | `N`",
        "extends: preset/list | a policy is a map of keys, not a list",
        "extends: preset/broken | preset/broken:1",
        "extends: preset/no | there is no policy `preset/no` here to extend",
        "extends: organisation | there is no policy `organisation` here to extend"
      })
  void whatCannotBeStartedFromIsSaid(String organisation, String says) {
    assertThat(printed(read(null, organisation.replace("\\n", "\n") + "\n", null))).contains(says);
  }

  @Test
  void theInstancesFileIsNamedWhereItCouldBeExtended() {
    PolicyFile instance = new PolicyFile("instance", HEAD + TYPES + RULES);
    PolicyFile organisation = new PolicyFile("organisation", "extends: [instance, too]\n");

    assertThat(printed(new Rulebook(presets()).read(instance, organisation, null, "acme")))
        .contains("`instancetoo`", "instance");
    assertThat(printed(read("a: [", "extends: instance\n", null))).contains("instance:1");
    assertThat(printed(read(HEAD + TYPES + RULES, "- a\n", null))).contains("not a list");
  }

  @Test
  void aRepositoryAloneExtendsNothing() {
    PolicyFile repository = new PolicyFile("repository", "extends: organisation\n" + HEAD);

    assertThat(
            printed(
                new Rulebook(new Presets(List.of(), _ -> "")).read(null, null, repository, "acme")))
        .contains("there is no policy `organisation` here to extend", "leave it out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"types | rules", "rules | types", "both | none"})
  void whatIsMissingAboveMayBeSaidBelow(String above, String below) {
    Map<String, String> parts =
        Map.of("types", TYPES, "rules", RULES, "both", TYPES + RULES, "none", "{}\n");

    assertThat(read(null, HEAD + parts.get(above), parts.get(below)))
        .isInstanceOf(PolicyReading.Valid.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sections: {s: {title: S, min_words: 2}} | `min_words` may not be less than 3",
        "check: other | `check` is `countersign` by default",
        "rules: [{rule: R, require: {approvals: {count: many}}}] | wants a whole number",
        "rules: [{require: {branch_name: [main]}}] | needs `rule`",
        "rules: [{rule: N, require: {branch_name: [a]}}, {rule: N, require: {branch_name: [b]}}] | `N`",
        "types: {more: 5} | `more` wants a map"
      })
  void whatARepositorySaysWronglyIsSaid(String repository, String says) {
    String above = HEAD + TYPES + "sections: {s: {title: S}}\n" + RULES;

    assertThat(printed(read(null, above, repository + "\n"))).contains(says);
  }

  @Test
  void aCheckThatNamesItsBaseGoesOnNamingIt() {
    String above = HEAD + TYPES + RULES + "check: \"c: {base}\"\n";

    assertThat(printed(read(null, above, "check: c\n"))).contains("`check` is `c: {base}` by line");
  }

  private static Presets presets() {
    return new Presets(List.copyOf(PRESETS.keySet()), name -> PRESETS.getOrDefault(name, ""));
  }

  private static PolicyReading read(
      @Nullable String instance, String organisation, @Nullable String repository) {
    return new Rulebook(presets())
        .read(
            instance == null ? null : new PolicyFile("instance", instance),
            new PolicyFile("organisation", organisation),
            repository == null ? null : new PolicyFile("repository", repository),
            "acme");
  }

  private static String printed(PolicyReading reading) {
    return PolicyTexts.printed(reading);
  }
}
