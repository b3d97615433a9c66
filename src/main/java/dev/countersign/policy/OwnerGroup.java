package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.TeamName;
import java.util.List;
import java.util.NavigableSet;

/// Changed files that have the same owners, any one of whom must approve.
///
/// @param owners as CODEOWNERS writes them
/// @param users owners named by themselves
/// @param teams owners that are teams
/// @param unseen teams among them that do not exist or cannot be seen
/// @param people all owners that can be told, members of teams among them
record OwnerGroup(
    List<String> owners,
    List<Login> users,
    List<TeamName> teams,
    List<TeamName> unseen,
    NavigableSet<Login> people,
    List<String> files) {}
