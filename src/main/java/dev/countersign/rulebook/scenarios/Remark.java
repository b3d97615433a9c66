package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Change;
import dev.countersign.change.Command;
import dev.countersign.change.Person;
import dev.countersign.change.Ruling;
import dev.countersign.policy.CommandDesk;
import dev.countersign.policy.CommandDesk.Heard;
import dev.countersign.policy.CommandDesk.Saying;
import dev.countersign.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A comment in a scenario, of which only commands matter.
record Remark(Person by, List<Command> commands, Instant at) {
  Remark {
    commands = List.copyOf(commands);
  }

  /// The change after what these ruled on it, one after the other. What is refused changes nothing.
  static Change on(Change change, List<Remark> remarks, Policy policy, Cast cast) {
    Change ruled = change;
    for (int i = 0; i < remarks.size(); i++) {
      Remark remark = remarks.get(i);
      for (int place = 0; place < remark.commands().size() && !remark.by().bot(); place++) {
        CommandDesk desk = new CommandDesk(policy, ruled, cast.people(), remark.at());
        Ruling.Source source = new Ruling.Source(i + 1L, place, remark.at());
        Saying saying = new Saying(source, remark.by().login(), change.head());
        if (desk.hear(remark.commands().get(place), saying) instanceof Heard.Ruled(Ruling ruling)) {
          List<Ruling> all = new ArrayList<>(ruled.rulings());
          all.add(ruling);
          ruled = ruled.withRulings(all);
        }
      }
    }
    return ruled;
  }
}
