package dev.countersign.forge;

import dev.countersign.change.Sha;

/// An open pull request in a list.
public record PullRef(PullId id, Sha head, String baseBranch, String title, boolean draft) {}
