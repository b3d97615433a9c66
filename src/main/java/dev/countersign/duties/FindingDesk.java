package dev.countersign.duties;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.duties.completeness.Finding;
import dev.countersign.gate.Ports;
import dev.countersign.gate.Subject;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Findings;
import dev.countersign.ledger.Findings.Found;
import dev.countersign.policy.Policy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where findings are opened: in the ledger, in the list that pages show, and as an issue, each
/// once.
final class FindingDesk {
  private static final Logger LOG = LoggerFactory.getLogger(FindingDesk.class);
  private static final String KIND = "unrecorded-commit";

  private final Ports ports;
  private final Findings findings;

  FindingDesk(Ports ports, Findings findings) {
    this.ports = ports;
    this.findings = findings;
  }

  /// Whether it was opened before.
  boolean known(Repo repo, String branch, Finding finding) {
    String about = about(branch, finding);
    return findings.open(repo).stream()
        .anyMatch(each -> each.kind().equals(KIND) && each.about().equals(about));
  }

  /// Tells it before it is kept, so that nothing that is known was never told: an issue that is
  /// there already is found again.
  void open(
      Subject.Duty duty, String branch, Finding finding, @Nullable Policy policy, Instant now) {
    ports
        .forge()
        .openIssue(
            duty.installation(),
            duty.repo(),
            title(branch, finding),
            body(finding, policy == null ? null : policy.owner()));
    Found found = new Found(duty.repo(), KIND, about(branch, finding), finding.what(), now);
    if (findings.open(found, entry(duty, branch, finding, now))) {
      LOG.atWarn()
          .addKeyValue("repo", duty.repo())
          .addKeyValue("branch", branch)
          .addKeyValue("finding", finding.kind().word())
          .log(finding.what());
    }
  }

  private static Entry entry(Subject.Duty duty, String branch, Finding finding, Instant now) {
    Integer pull = finding.pull();
    return new Entry(
        now,
        duty.repo(),
        pull == null ? 0 : pull,
        finding.head(),
        KIND,
        finding.what(),
        DutyJson.write(detail(branch, finding)));
  }

  private static String about(String branch, Finding finding) {
    return branch + " " + finding.head() + " " + finding.kind().name();
  }

  private static Map<String, Object> detail(String branch, Finding finding) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("commit", finding.head().value());
    detail.put("branch", branch);
    detail.put("finding", finding.kind().word());
    detail.put("commits", finding.commits().stream().map(Sha::value).toList());
    detail.put("pull", finding.pull());
    detail.put("by", finding.by());
    return detail;
  }

  private static String title(String branch, Finding finding) {
    return "Without a record on %s: %s %s"
        .formatted(branch, finding.kind().word(), finding.head().brief());
  }

  private static String body(Finding finding, @Nullable String owner) {
    List<Sha> commits = finding.commits();
    String list =
        commits.stream().limit(50).map(sha -> "- " + sha).collect(Collectors.joining("\n"));
    String rest = commits.size() > 50 ? "\n- and %d more".formatted(commits.size() - 50) : "";
    return finding.what()
        + (finding.by().isEmpty() ? "" : "\n\nBy: `" + plain(finding.by()) + "`")
        + (commits.isEmpty() ? "" : "\n\n" + list + rest)
        + "\n\nThe policy's owner"
        + (owner == null ? "" : " (" + owner + ")")
        + " has it reviewed after the fact, or reverted, and closes this issue with what was done."
        + " It stands in the ledger either way.\n";
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9 ._\\[\\]-]", "?");
  }
}
