package dev.countersign.duties.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.forge.Rollouts;
import dev.countersign.gate.Rollout;
import dev.countersign.ledger.Deployments;
import dev.countersign.ledger.Deployments.Answer;
import dev.countersign.ledger.Deployments.Gate;
import dev.countersign.ledger.Entry;
import dev.countersign.policy.DeploymentAnswer.Outcome;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is kept of answers that GitHub refuses.
class SpeakerTest {
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
  private static final Repo SHOP = Repo.of("acme/shop");

  private final List<String> kept = new ArrayList<>();

  private final Speaker refused =
      new Speaker(
          new DeploymentKeeper.Desk(
              fake(Rollouts.class, _ -> false),
              fake(Deployments.class, arguments -> kept.add(words(arguments)))));

  private interface Reply {
    Object to(Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Reply reply) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                method.getReturnType() == void.class
                    ? voided(reply.to(arguments))
                    : reply.to(arguments)));
  }

  private static @Nullable Object voided(Object ignored) {
    return null;
  }

  private static String words(Object... arguments) {
    Answer answer = (Answer) arguments[1];
    String entry = arguments.length < 3 ? "no entry" : ((Entry) arguments[2]).detail();
    return "given " + answer.given() + ", " + entry;
  }

  private static Asking asking() {
    Rollout.Asked asked =
        new Rollout.Asked(7, new Sha("a".repeat(40)), new Login("bob"), "production");
    Gate gate = new Gate(SHOP, 7, "production");
    return new Asking(asked.duty(1, SHOP), asked, gate, new Answer(NOW, "", 0, false), NOW);
  }

  @Test
  void anAnswerThatIsNotTakenIsRecordedAsSuch() {
    refused.give(asking(), Outcome.APPROVED, "Approved\n- all is well");

    assertThat(kept)
        .singleElement()
        .asString()
        .startsWith("given true")
        .contains("\"decision\":\"approved\"", "\"taken\":false");
  }

  @Test
  void aRemarkThatIsNotTakenLeavesTheAnswerToBeGiven() {
    refused.remark(asking(), "It waits");

    assertThat(kept).containsExactly("given false, no entry");
  }
}
