package dev.countersign.policy;

import dev.countersign.change.Login;

/// The one person who runs everything: approvals rules fall away for their changes, a checklist
/// takes their place.
public record SoleOperator(Login user, String riskReference, Requirement.Checklist checklist) {}
