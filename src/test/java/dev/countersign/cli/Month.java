package dev.countersign.cli;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Sealing;
import dev.countersign.ledger.proof.SigningKey;
import dev.countersign.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A ledger of a month, written line by line: time, pull request, kind, detail.
final class Month {
  static final String ORIGIN = "ledger.example/main";

  /// Four changes in November 2026, of which one was undone and one was an emergency.
  static final String NOVEMBER =
      """
      2026-11-02T09:00:00Z 1 verdict {"account":{"type":"Normal","risk":"LOW"},"author":"ann","title":"Faster search","approvers":["bob"],"checks":{"build":"success"}}
      2026-11-02T09:30:00Z 1 waiver {"ruling":{"by":"bob","subject":"Tests","because":"only words | nothing else"}}
      2026-11-02T11:00:00Z 1 merge {"compliant":true,"account":{"type":"Normal","risk":"LOW"},"by":"ann","reverts":null}
      2026-11-03T09:00:00Z 2 verdict {"account":{"type":"Normal","risk":"HIGH"},"author":"ann","approvers":[]}
      2026-11-04T09:00:00Z 2 merge {"compliant":false,"account":{"type":"Normal","risk":"HIGH","rules":[{"rule":"Two approvals","state":"unmet"},{"rule":"Tests","state":"met"}]}}
      2026-11-04T12:00:00Z 4 verdict {"account":{"type":"Standard","risk":"LOW"},"author":"bob","approvers":["ann","dana"]}
      2026-11-04T12:30:00Z 4 merge {"compliant":true,"account":{"type":"Standard","risk":"LOW"},"reverts":{"number":2}}
      2026-11-05T08:00:00Z 0 deployment {"environment":"production","state":"success"}
      2026-11-06T08:00:00Z 0 deployment {"environment":"production","state":"failure"}
      2026-11-06T08:20:00Z 0 deployment {"environment":"sandbox","state":"success"}
      2026-11-06T08:40:00Z 0 deployment {"environment":"production","state":"success"}
      2026-11-10T10:00:00Z 3 verdict {"account":{"type":"Emergency change","risk":"HIGH"},"author":"ann","approvers":["bob"]}
      2026-11-10T10:05:00Z 3 emergency {"ruling":{"by":"ann","subject":"P1","because":"sign-in is down"}}
      2026-11-10T10:35:00Z 3 merge {"compliant":true,"account":{"type":"Emergency change","risk":"HIGH"}}
      2026-11-10T10:35:01Z 3 obligation-opened {"obligation":"retrospective","key":"r3","owner":"ann","due":"2026-11-11T10:35:00Z","because":"merge"}
      2026-11-11T09:00:00Z 3 obligation-done {"obligation":"retrospective","key":"r3","by":"dana","late":false}
      2026-11-12T02:00:00Z 0 unrecorded-commit {"branch":"main"}
      """;

  private final Path folder;

  Month(Path folder) {
    this.folder = folder;
  }

  String url() {
    return "jdbc:sqlite:" + folder.resolve("data/countersign.db");
  }

  /// Writes the lines as entries of acme/shop.
  Month write(String lines) {
    List<Entry> entries = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      String[] cells = line.split(" ", 4);
      int number = Integer.parseInt(cells[1]);
      entries.add(
          new Entry(
              Instant.parse(cells[0]),
              Repo.of("acme/shop"),
              number,
              new Sha("%040x".formatted(number)),
              cells[2],
              cells[2] + " was written",
              cells[3]));
    }
    try (Store store = Store.open(url())) {
      entries.forEach(store.ledger()::append);
      new Sealing(store.chain(), keys(), ORIGIN).number();
    }
    return this;
  }

  Month seal(Instant now) {
    try (Store store = Store.open(url())) {
      new Sealing(store.chain(), keys(), ORIGIN).seal(now);
    }
    return this;
  }

  List<SigningKey> keys() {
    return SigningKeyFile.beside(folder.resolve("data/countersign.db")).readOrMake();
  }
}
