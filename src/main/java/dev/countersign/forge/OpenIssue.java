package dev.countersign.forge;

/// An issue of ours that is open.
///
/// @param before whether it was open before we asked for it
public record OpenIssue(int number, boolean before) {}
