package dev.countersign.store;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Deployments;
import dev.countersign.ledger.Entry;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Deployments in a database.
final class SqlDeployments implements Deployments {
  private final Store store;

  SqlDeployments(Store store) {
    this.store = store;
  }

  @Override
  public boolean keep(Ended ended, Entry told) {
    return store.write(handle -> insert(handle, ended) && SqlLedger.append(handle, told) == 1);
  }

  private static boolean insert(Handle handle, Ended ended) {
    return handle
            .createUpdate(
                """
                INSERT INTO deployment (repo, deployment, environment, head, state, at)
                VALUES (:repo, :deployment, :environment, :head, :state, :at)
                ON CONFLICT (repo, deployment, state) DO NOTHING
                """)
            .bind("repo", ended.repo().toString())
            .bind("deployment", ended.deployment())
            .bind("environment", key(ended.environment()))
            .bind("head", ended.commit().value())
            .bind("state", ended.state())
            .bind("at", ended.at().toEpochMilli())
            .execute()
        == 1;
  }

  @Override
  public Optional<Sha> lastSuccess(Repo repo, String environment) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT head FROM deployment
                WHERE repo = :repo AND environment = :environment AND state = 'success'
                ORDER BY deployment DESC LIMIT 1
                """)
            .bind("repo", repo.toString())
            .bind("environment", key(environment))
            .mapTo(String.class)
            .findOne()
            .map(Sha::new));
  }

  @Override
  public boolean succeeded(Repo repo, String environment, Sha commit) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT 1 FROM deployment
                WHERE repo = :repo AND environment = :environment AND state = 'success' AND head = :head
                LIMIT 1
                """)
            .bind("repo", repo.toString())
            .bind("environment", key(environment))
            .bind("head", commit.value())
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }

  @Override
  public Answer answer(Gate gate, Instant now) {
    return store.write(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO deployment_answer (repo, run, environment, since, said, remarks, given)
              VALUES (:repo, :run, :environment, :since, '', 0, 0)
              ON CONFLICT (repo, run, environment) DO NOTHING
              """)
          .bind("repo", gate.repo().toString())
          .bind("run", gate.run())
          .bind("environment", key(gate.environment()))
          .bind("since", now.toEpochMilli())
          .execute();
      return find(handle, gate);
    });
  }

  private static Answer find(Handle handle, Gate gate) {
    return handle
        .createQuery(
            """
            SELECT since, said, remarks, given FROM deployment_answer
            WHERE repo = :repo AND run = :run AND environment = :environment
            """)
        .bind("repo", gate.repo().toString())
        .bind("run", gate.run())
        .bind("environment", key(gate.environment()))
        .map((row, context) ->
            new Answer(
                Instant.ofEpochMilli(row.getLong("since")),
                row.getString("said"),
                row.getInt("remarks"),
                row.getInt("given") == 1))
        .one();
  }

  @Override
  public void keep(Gate gate, Answer answer) {
    store.write(handle -> update(handle, gate, answer));
  }

  @Override
  public void keep(Gate gate, Answer answer, Entry told) {
    store.write(handle -> update(handle, gate, answer) + SqlLedger.append(handle, told));
  }

  private static int update(Handle handle, Gate gate, Answer answer) {
    return handle
        .createUpdate(
            """
            UPDATE deployment_answer SET said = :said, remarks = :remarks, given = :given
            WHERE repo = :repo AND run = :run AND environment = :environment
            """)
        .bind("repo", gate.repo().toString())
        .bind("run", gate.run())
        .bind("environment", key(gate.environment()))
        .bind("said", answer.said())
        .bind("remarks", answer.remarks())
        .bind("given", answer.given() ? 1 : 0)
        .execute();
  }

  private static String key(String environment) {
    return environment.toLowerCase(Locale.ROOT);
  }
}
