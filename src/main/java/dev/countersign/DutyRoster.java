package dev.countersign;

import dev.countersign.duties.Caretaker;
import dev.countersign.duties.Completeness;
import dev.countersign.duties.FenceKeeper;
import dev.countersign.duties.aftercare.Aftercares;
import dev.countersign.duties.deployments.DeploymentKeeper;
import dev.countersign.gate.Afterlook;
import dev.countersign.gate.PolicyInForce;
import dev.countersign.gate.PolicyShelf;
import dev.countersign.gate.Ports;
import dev.countersign.gate.Subject.Duty.Kind;
import dev.countersign.github.GitHub;
import dev.countersign.ledger.Findings;
import dev.countersign.store.Store;
import java.time.InstantSource;

/// Who looks after what follows a merge, put together.
record DutyRoster(Ports ports, PolicyShelf shelf, GitHub github, Store store) {

  /// @param app the App's number
  Caretaker all(long app, InstantSource clock) {
    PolicyInForce policies = new PolicyInForce(ports, shelf);
    DeploymentKeeper.Desk desk = new DeploymentKeeper.Desk(github.rollouts(), store.deployments());
    Findings findings = store.findings();
    Aftercares aftercares = new Aftercares(ports, new Afterlook(ports, shelf), clock);
    FenceKeeper.Manner manner = new FenceKeeper.Manner(app, clock);
    return new Caretaker()
        .with(Kind.AFTERCARE, aftercares)
        .with(Kind.DEPLOYMENT, new DeploymentKeeper(ports, policies, desk, clock))
        .with(Kind.MATCH, new Completeness(ports, policies, github.survey(), findings, clock))
        .with(Kind.FENCE, new FenceKeeper(ports, policies, github.survey(), findings, manner));
  }
}
