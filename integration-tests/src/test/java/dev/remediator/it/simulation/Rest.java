package dev.remediator.it.simulation;

import dev.remediator.remediation.ResourceState;
import dev.remediator.warden.WardenState;
import java.util.Collection;
import java.util.Set;

/// How everything stands when nothing happens any more.
///
/// @param resources what the engine knows about each resource
/// @param warden what the warden knows
/// @param pages the pages that are open
/// @param series what the sources could say
record Rest(
        Collection<ResourceState> resources,
        WardenState warden,
        Set<String> pages,
        Collection<Series> series) {}
