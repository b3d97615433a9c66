package dev.countersign.gate;

import dev.countersign.change.Change;
import dev.countersign.change.Command;
import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Permission;
import dev.countersign.change.Ruling;
import dev.countersign.change.Sha;
import dev.countersign.forge.Event;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Reaction;
import dev.countersign.gate.Assessment.Judged;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Register;
import dev.countersign.ledger.Register.Head;
import dev.countersign.ledger.Register.Stage;
import dev.countersign.ledger.Watched;
import dev.countersign.policy.CommandDesk;
import dev.countersign.policy.CommandDesk.Heard;
import dev.countersign.policy.CommandDesk.Question;
import dev.countersign.policy.CommandDesk.Saying;
import dev.countersign.wording.Answers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The story of a comment with commands: hear each, keep what is ruled, answer, judge again.
///
/// It may be told again from its beginning at any point, and says and does everything once.
final class Comments {
  private static final Logger LOG = LoggerFactory.getLogger(Comments.class);

  /// What is heard later than this may have been answered before the database was lost.
  private static final Duration LATE = Duration.ofMinutes(10);

  private final Ports ports;
  private final Assessor assessor;
  private final Publisher publisher;

  Comments(Ports ports, Assessor assessor, Publisher publisher) {
    this.ports = ports;
    this.assessor = assessor;
    this.publisher = publisher;
  }

  /// What somebody said, as it is kept.
  record Said(String by, Instant at, List<Command> commands) {
    Said {
      commands = List.copyOf(commands);
    }

    static Said of(Event.Commanded commanded) {
      return new Said(commanded.by().value(), commanded.at(), commanded.commands());
    }
  }

  /// @param perhapsSaid whether an earlier run may have said something already
  private record Run(Subject.Comment about, Said said, boolean perhapsSaid, Instant now) {
    PullId id() {
      return about.id();
    }

    Login by() {
      return new Login(said.by());
    }
  }

  void answer(Subject.Comment about, Instant now) {
    Register.Comment kept =
        ports.register().comment(about.id().repo(), about.comment()).orElse(null);
    if (kept == null || kept.stage() == Stage.ANSWERED) {
      LOG.atInfo().addKeyValue("comment", about).log("not known, or answered before");
      return;
    }
    Said said = Json.read(kept.said(), Said.class);
    boolean late = said.at().plus(LATE).isBefore(now);
    answer(new Run(about, said, late || kept.stage() == Stage.ANSWERING, now));
    ports.register().keepStage(about.id().repo(), about.comment(), Stage.ANSWERED);
  }

  private void answer(Run run) {
    Map<String, Instant> since =
        ports
            .register()
            .find(run.id().repo(), run.id().number())
            .map(Watched::since)
            .orElse(Map.of());
    switch (assessor.assess(run.id(), since, run.now())) {
      case Judged judged -> heard(run, judged);
      case Assessment.Unjudged unjudged -> {
        LOG.atInfo().addKeyValue("why", unjudged.account().title()).log("no command is heard");
        judgeAgain(run);
        refused(run, Answers.unjudged());
      }
      case Assessment.Closed closed -> refused(run, Answers.closed());
      case Assessment.Untouched(String why) -> LOG.atInfo().log("no command is heard: {}", why);
      case Assessment.Gone(String why) -> LOG.atInfo().log("no command is heard: {}", why);
    }
  }

  private void refused(Run run, String sentence) {
    ports.forge().react(run.id(), run.about().comment(), Reaction.REFUSED);
    say(run, sentence);
  }

  private void say(Run run, String markdown) {
    ports.register().keepStage(run.id().repo(), run.about().comment(), Stage.ANSWERING);
    ports.forge().say(run.id(), markdown, "answer " + run.about().comment(), run.perhapsSaid());
  }

  private void judgeAgain(Run run) {
    ports.queue().add(Reactions.personal(new Subject.Pull(run.id()), run.now()));
  }

  private void heard(Run run, Judged judged) {
    List<Heard> all = hearAll(run, judged);
    List<String> refused = new ArrayList<>();
    List<String> told = new ArrayList<>();
    boolean again = false;
    for (Heard heard : all) {
      switch (heard) {
        case Heard.Ruled(Ruling ruling) -> {
          keep(run, judged, ruling);
          again = true;
        }
        case Heard.Refused(String sentence) -> refused.add(sentence);
        case Heard.Asked(Question question) -> {
          again |= question == Question.RECHECK;
          told.addAll(told(run, judged, question));
        }
        case Heard.Unknown _ -> LOG.debug("a command of somebody else");
      }
    }
    if (again) {
      judgeAgain(run);
    }
    Reaction reaction = refused.isEmpty() ? Reaction.DONE : Reaction.REFUSED;
    ports.forge().react(run.id(), run.about().comment(), reaction);
    List<String> answers =
        Stream.concat(refused.stream().map(Answers::refused), told.stream()).toList();
    if (!answers.isEmpty()) {
      say(run, String.join("\n\n", answers));
    }
  }

  private List<String> told(Run run, Judged judged, Question question) {
    return switch (question) {
      case HELP -> List.of(Answers.help(judged.policy()));
      case EXPLAIN -> List.of(publisher.explained(run.id(), judged.account(), run.now()));
      case RECHECK -> List.of();
    };
  }

  /// Hears the commands one after the other, each as if those before it were kept and none of an
  /// earlier run.
  private List<Heard> hearAll(Run run, Judged judged) {
    People people = withPermission(run, judged.people());
    List<Ruling> rulings = new ArrayList<>(judged.change().rulings());
    rulings.removeIf(ruling -> ruling.source().comment() == run.about().comment());
    @Nullable Sha before = before(run, judged.change());
    List<Heard> all = new ArrayList<>();
    for (Command command : run.said().commands()) {
      Change change = judged.change().withRulings(rulings);
      Sha head = before == null ? change.head() : before;
      Ruling.Source source = new Ruling.Source(run.about().comment(), all.size(), run.said().at());
      CommandDesk desk = new CommandDesk(judged.policy(), change, people, run.now());
      Heard heard = desk.hear(command, new Saying(source, run.by(), head));
      if (heard instanceof Heard.Ruled(Ruling ruling) && before != null) {
        rulings.add(ruling);
      }
      boolean blind = heard instanceof Heard.Ruled && before == null;
      all.add(blind ? new Heard.Refused(Answers.WHICH_COMMIT) : heard);
    }
    return all;
  }

  /// Who gives commands need not be among those whose permission was read.
  private People withPermission(Run run, People people) {
    Map<Login, Permission> permissions = new HashMap<>(people.permissions());
    permissions.put(
        run.by(), ports.forge().permission(run.id().installation(), run.id().repo(), run.by()));
    return new People(permissions, people.teams());
  }

  /// The commit that was before somebody who wrote a comment: the present head where it was heard
  /// of by then, else the last that was; null where none was. GitHub tells no fractions of a
  /// second.
  private @Nullable Sha before(Run run, Change change) {
    Map<Sha, Head> heads = ports.register().heads(run.id().repo(), run.id().number());
    List<Head> seen =
        heads.values().stream()
            .filter(head -> !head.at().truncatedTo(ChronoUnit.SECONDS).isAfter(run.said().at()))
            .sorted(Comparator.comparing(Head::at))
            .toList();
    boolean present = seen.stream().anyMatch(head -> head.sha().equals(change.head()));
    return present ? change.head() : seen.isEmpty() ? null : seen.getLast().sha();
  }

  private void keep(Run run, Judged judged, Ruling ruling) {
    PullId id = run.id();
    String kind = ruling.kind().name().toLowerCase(Locale.ROOT);
    Entry entry =
        new Entry(
            run.now(),
            id.repo(),
            id.number(),
            ruling.head(),
            kind,
            Answers.ruled(ruling),
            Json.write(Ruled.of(ruling, judged)));
    boolean kept = ports.register().keepRuling(id.repo(), id.number(), ruling, entry);
    LOG.atInfo()
        .addKeyValue("pull", id)
        .addKeyValue("by", ruling.by())
        .addKeyValue("kind", kind)
        .log(kept ? "ruled" : "ruled before");
  }

  /// What the ledger keeps of a ruling.
  private record Ruled(Ruling ruling, String policy, String version) {
    static Ruled of(Ruling ruling, Judged judged) {
      return new Ruled(ruling, judged.policy().id(), judged.policy().version());
    }
  }
}
