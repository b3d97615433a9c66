package dev.countersign.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.policy.Verdict;
import dev.countersign.wording.Account;
import dev.countersign.wording.CheckText;
import java.util.Locale;

/// A verdict and its account as JSON.
final class AccountJson {
  private AccountJson() {}

  static ObjectNode of(Account account, Verdict verdict) {
    ObjectNode root = Json.object();
    root.put("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT))
        .put("check", account.standing().name().toLowerCase(Locale.ROOT))
        .put("title", account.title())
        .put("type", account.type())
        .put("risk", account.risk());
    root.set("areas", Json.texts(account.areas()));
    root.set("todo", Json.texts(account.todo()));
    root.set("awaited", Json.texts(account.awaited()));
    ArrayNode rules = root.putArray("rules");
    for (Account.RuleLine rule : account.rules()) {
      rules
          .addObject()
          .put("rule", rule.rule())
          .put("state", rule.state())
          .put("detail", rule.detail())
          .set("clauses", Json.texts(rule.clauses()));
    }
    root.set("gaps", Json.texts(account.gaps()));
    root.set("notes", Json.texts(account.notes()));
    root.put("summary", CheckText.of(account, null).summary());
    return root;
  }
}
