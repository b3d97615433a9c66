package dev.countersign.policy;

import dev.countersign.policy.Obligation.Item;
import dev.countersign.policy.Obligation.Start;
import java.util.List;

/// What a change would owe. What cannot be known of a condition makes it hold, the stricter
/// reading.
///
/// @param kinds the change as it was decided, and beside it as the emergency it was declared to be
/// @param declared whether an emergency is declared
record Promises(List<Conditions> kinds, boolean declared) {

  List<Promise> of(List<Obligation> obligations) {
    return obligations.stream().filter(this::applies).map(this::promise).toList();
  }

  private boolean applies(Obligation obligation) {
    boolean begins = declared || obligation.starts() != Start.DECLARATION;
    return begins && holds(obligation.when());
  }

  private Promise promise(Obligation obligation) {
    List<String> items =
        obligation.checklist().stream().filter(item -> holds(item.when())).map(Item::text).toList();
    return new Promise(obligation, items);
  }

  private boolean holds(Condition condition) {
    return kinds.stream().anyMatch(kind -> kind.ask(condition).possible());
  }
}
