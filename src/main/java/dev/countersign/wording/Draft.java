package dev.countersign.wording;

import dev.countersign.wording.Account.FactorLine;
import dev.countersign.wording.Account.PolicyLine;
import dev.countersign.wording.Account.Remark;
import dev.countersign.wording.Account.RuleLine;
import dev.countersign.wording.Account.Standing;
import dev.countersign.wording.Account.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account being written: empty but for what is set, or another with some of it set anew.
final class Draft {
  final Standing standing;
  final String title;
  final String author;
  List<String> alerts = List.of();
  @Nullable String type;
  @Nullable String risk;
  List<String> areas = List.of();
  List<String> todo = List.of();
  List<String> awaited = List.of();
  List<RuleLine> rules = List.of();
  List<String> why = List.of();
  List<FactorLine> factors = List.of();
  List<String> approvals = List.of();
  List<String> guidance = List.of();
  List<String> gaps = List.of();
  List<String> notes = List.of();
  @Nullable PolicyLine policy;
  List<Remark> remarks = List.of();
  List<Template> templates = List.of();

  /// @param title plain text
  Draft(Standing standing, String title, String author) {
    this.standing = standing;
    this.title = Titles.cut(title);
    this.author = author;
  }

  /// The same account with another standing and title.
  static Draft of(Account account, Standing standing, String title) {
    Draft draft = new Draft(standing, title, account.author());
    draft.alerts = account.alerts();
    draft.type = account.type();
    draft.risk = account.risk();
    draft.areas = account.areas();
    draft.todo = account.todo();
    draft.awaited = account.awaited();
    draft.rules = account.rules();
    draft.why = account.why();
    draft.factors = account.factors();
    draft.approvals = account.approvals();
    draft.guidance = account.guidance();
    draft.gaps = account.gaps();
    draft.notes = account.notes();
    draft.policy = account.policy();
    draft.remarks = account.remarks();
    draft.templates = account.templates();
    return draft;
  }

  static Draft of(Account account) {
    return of(account, account.standing(), account.title());
  }

  Account account() {
    return new Account(
        standing, title, alerts, author, type, risk, areas, todo, awaited, rules, why, factors,
        approvals, guidance, gaps, notes, policy, remarks, templates);
  }
}
