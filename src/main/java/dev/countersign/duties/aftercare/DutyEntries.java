package dev.countersign.duties.aftercare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Aftercare.Owed;
import dev.countersign.ledger.Entry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// What the ledger keeps of each step of an obligation.
final class DutyEntries {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DutyEntries() {}

  static Entry opened(Owed owed, Sha head, Instant now) {
    return entry(owed, head, now, "opened", "Opened: " + owed.name());
  }

  static Entry reminded(Owed owed, Sha head, Instant now) {
    return entry(owed, head, now, "reminded", "Reminded: " + owed.name());
  }

  static Entry overdue(Owed owed, Sha head, Instant now) {
    return entry(owed, head, now, "overdue", "Overdue: " + owed.name());
  }

  static Entry done(Owed owed, Sha head, Instant now) {
    String late = DutyWords.late(owed) ? "Done late: " : "Done: ";
    return entry(owed, head, now, "done", late + owed.name() + ", by " + owed.doneBy());
  }

  private static Entry entry(Owed owed, Sha head, Instant now, String step, String title) {
    return new Entry(
        now, owed.repo(), owed.number(), head, "obligation-" + step, title, detail(owed));
  }

  private static String detail(Owed owed) {
    Map<String, Object> detail = new TreeMap<>();
    detail.put("obligation", owed.name());
    detail.put("opened", owed.opened().toString());
    detail.put("owners", owed.owners());
    put(detail, "due", owed.due());
    put(detail, "issue", owed.issue());
    put(detail, "done", owed.done());
    if (owed.done() != null) {
      detail.put("by", owed.doneBy());
      detail.put("note", owed.note());
      detail.put("late", DutyWords.late(owed));
    }
    try {
      return JSON.writeValueAsString(detail);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("an obligation that cannot be written", bug);
    }
  }

  private static void put(
      Map<String, Object> detail, String key, @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      detail.put(key, value instanceof Instant at ? at.toString() : value);
    }
  }
}
