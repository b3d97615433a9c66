package dev.countersign.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.gate.Trying.Tried;
import dev.countersign.gate.Watchlist;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Watched;
import dev.countersign.policy.Verdict;
import dev.countersign.rulebook.Problem;
import dev.countersign.wording.Account;
import dev.countersign.wording.CheckText;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the API answers, as JSON.
final class ApiJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ApiJson() {}

  static void write(Context context, ObjectNode answer) {
    context.contentType("application/json").result(answer + "\n");
  }

  static ObjectNode error(String sentence) {
    return MAPPER.createObjectNode().put("error", sentence);
  }

  /// Problems of the request or the policy, each with its place.
  static ObjectNode wrong(List<Problem> problems) {
    ObjectNode root = error("This cannot be read; the problems say why.");
    ArrayNode list = root.putArray("problems");
    for (Problem problem : problems) {
      list.addObject()
          .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
          .put("file", problem.file())
          .put("line", problem.line())
          .put("column", problem.column())
          .put("message", problem.sentence());
    }
    return root;
  }

  static ObjectNode judged(Tried.Judged judged) {
    Verdict verdict = judged.verdict();
    ObjectNode root = MAPPER.createObjectNode();
    root.put("verdict", verdict.outcome().name().toLowerCase(Locale.ROOT))
        .put("observing", verdict.observing())
        .put("at", judged.at().toString());
    if (verdict.again() != null) {
      root.put("again", verdict.again().toString());
    }
    Verdict.RiskFound risk = verdict.risk();
    if (risk != null && risk.score() != null) {
      root.put("score", risk.score());
    }
    said(root, judged.account());
    return root;
  }

  /// What an account says.
  private static void said(ObjectNode root, Account account) {
    root.put("check", account.standing().name().toLowerCase(Locale.ROOT))
        .put("title", account.title());
    if (account.type() != null) {
      root.put("type", account.type());
    }
    if (account.risk() != null) {
      root.put("risk", account.risk());
    }
    texts(root, "areas", account.areas());
    texts(root, "todo", account.todo());
    texts(root, "awaited", account.awaited());
    rules(root.putArray("rules"), account.rules());
    texts(root, "why", account.why());
    texts(root, "approvals", account.approvals());
    texts(root, "gaps", account.gaps());
    texts(root, "notes", account.notes());
    root.put("summary", CheckText.of(account, null).summary());
  }

  private static void rules(ArrayNode list, List<Account.RuleLine> rules) {
    for (Account.RuleLine rule : rules) {
      ObjectNode one =
          list.addObject()
              .put("rule", rule.rule())
              .put("state", rule.state())
              .put("detail", rule.detail());
      if (rule.because() != null) {
        one.put("because", rule.because());
      }
      texts(one, "clauses", rule.clauses());
    }
  }

  private static void texts(ObjectNode root, String name, List<String> texts) {
    ArrayNode list = root.putArray(name);
    texts.forEach(list::add);
  }

  static ObjectNode list(List<Watchlist.Line> lines) {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode list = root.putArray("pulls");
    lines.forEach(line -> list.add(pull(line.pull(), line.account())));
    return root;
  }

  static ObjectNode page(Watchlist.Page page) {
    ObjectNode root = pull(page.pull(), page.account());
    ArrayNode history = root.putArray("history");
    for (Entry entry : page.history()) {
      history
          .addObject()
          .put("at", entry.at().toString())
          .put("head", entry.head().value())
          .put("kind", entry.kind())
          .put("title", entry.title());
    }
    return root;
  }

  private static ObjectNode pull(Watched pull, @Nullable Account account) {
    ObjectNode root =
        MAPPER
            .createObjectNode()
            .put("repository", pull.repo().toString())
            .put("number", pull.number())
            .put("subject", pull.title())
            .put("author", pull.author())
            .put("base", pull.baseBranch())
            .put("head", pull.head().value())
            .put("open", pull.open())
            .put("draft", pull.draft())
            .put("judged", pull.at().toString());
    if (account != null) {
      said(root.putObject("verdict"), account);
    }
    return root;
  }
}
