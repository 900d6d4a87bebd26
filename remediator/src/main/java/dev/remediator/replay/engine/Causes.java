package dev.remediator.replay.engine;

import dev.remediator.escalation.PageReport;
import dev.remediator.remediation.Decided;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.ResourceState;
import org.jspecify.annotations.Nullable;

/// Hears what the next decisions are about.
interface Causes {
    /// Nobody hears.
    Causes UNHEARD =
            new Causes() {
                @Override
                public void happened(ResourceState before, Event cause, Decided decided) {}

                @Override
                public void said(@Nullable PageReport said) {}

                @Override
                public void silently(Page page, PageReport said) {}
            };

    /// A resource has heard of something.
    void happened(ResourceState before, Event cause, Decided decided);

    /// The warden has, or whoever decides who is called.
    void said(@Nullable PageReport said);

    /// A report has changed a page, and nothing was decided that is logged.
    void silently(Page page, PageReport said);
}
