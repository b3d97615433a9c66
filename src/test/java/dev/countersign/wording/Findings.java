package dev.countersign.wording;

import dev.countersign.change.Login;
import dev.countersign.change.Project.MergeMethod;
import dev.countersign.change.Reply;
import dev.countersign.policy.Finding;
import dev.countersign.policy.Finding.Awaited;
import dev.countersign.policy.Finding.FileFault;
import dev.countersign.policy.Finding.MessageFault;
import dev.countersign.policy.Finding.Percentage;
import dev.countersign.policy.Section;
import dev.countersign.policy.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// One finding of every kind, with given words wherever the change or the policy has words.
final class Findings {
  private Findings() {}

  static Section section(String title, String template) {
    return new Section("s", title, List.of(), 3, List.of(), List.of(), template);
  }

  static Awaited people(String... logins) {
    return new Awaited.AnyOf(List.of(logins).stream().map(Login::new).toList(), Set.of());
  }

  static Finding reply(State state, String title, Reply reply) {
    return new Finding.SectionReply(state, section(title, "Say it."), reply);
  }

  /// All kinds, each with these words.
  static List<Finding> saying(State state, String words, Instant at) {
    Section choice = new Section("s", words, List.of(words), 1, List.of(), List.of(words), null);
    Section told = new Section("s", words, List.of(words), 1, List.of(), List.of(), words);
    Awaited nobody = new Awaited.Nobody(words, words);
    List<String> list = List.of(words, words + "2");
    return List.of(
        new Finding.SectionReply(state, told, new Reply.Missing()),
        new Finding.SectionReply(state, told, new Reply.Empty(words)),
        new Finding.SectionReply(state, choice, new Reply.NotOneOf(words, list)),
        new Finding.Item(state, words, words, true, false),
        new Finding.CheckRuns(
            state, words, list, list, List.of(new Finding.Concluded(words, words))),
        new Finding.CheckRuns(state, words, List.of(), List.of(), List.of()),
        new Finding.FilesToo(state, list, list, words, null),
        new Finding.FilesToo(state, list, list, words, words),
        new Finding.BranchNamed(state, words, list),
        new Finding.BasedOn(state, words, list),
        new Finding.Reference(state, true, words, words),
        new Finding.Reference(state, false, words, null),
        new Finding.HeadCount(state, 2, List.of(), list, nobody),
        new Finding.Seat(state, words, words, null, nobody),
        new Finding.Owned(state, List.of(words + "|"), list, 2, null, nobody),
        new Finding.InWindow(state, list, at, null),
        new Finding.Migrations(state, 2, List.of(new FileFault(words, 1, words))),
        new Finding.Messages(
            state,
            List.of(new MessageFault(null, words, list), new MessageFault("b", words, list))),
        new Finding.ChangelogEntry(state, words, false, List.of(new FileFault(words, 1, words))),
        new Finding.Coverage(state, words, "80", List.of(new Percentage(words, false, null))),
        new Finding.Frozen(state, list, at),
        new Finding.Age(state, words, at),
        new Finding.Age(state, words, null),
        new Finding.SizeWithin(state, list),
        new Finding.MergeMethods(state, MergeMethod.MERGE, null),
        new Finding.VersionRaised(
            state,
            List.of(new Finding.VersionStep(words, words, words, "patch", false)),
            "minor",
            words,
            words),
        new Finding.Alternatives(
            state,
            List.of(
                List.of(new Finding.Unknown(state, words)),
                List.of(new Finding.BasedOn(state, words, list)))),
        new Finding.Unknown(state, words));
  }
}
