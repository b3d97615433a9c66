package dev.countersign.policy;

import org.jspecify.annotations.Nullable;

/// A kind of change that an organisation tells apart.
///
/// @param when null for the fallback without a condition, and for the emergency type
/// @param leadTime as the policy writes it, shown only
public record ChangeType(
    String name,
    @Nullable Condition when,
    boolean fallback,
    @Nullable String label,
    @Nullable String leadTime) {}
