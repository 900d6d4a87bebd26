package dev.remediator.adapter;

import dev.remediator.adapter.payload.Field;
import java.util.Map;

/// Translates one kind of sender. The only place where that sender's words are known.
///
/// Found by `ServiceLoader`, so an adapter has a public constructor without parameters and is
/// listed in `META-INF/services/dev.remediator.adapter.AlertAdapter`.
///
/// **Threads.** One instance serves every delivery, from many threads at once; it keeps no state.
/// It does not block and does no I/O: the gateway calls it inside a request.
///
/// **Order.** Deliveries come late, twice and out of order. An adapter does not put that right; it
/// gives alerts the keys and times by which the engine does. The alerts of one delivery keep the
/// order they were sent in. The same delivery always gives an equal answer.
///
/// **Trouble.** Whatever was sent, an adapter answers and never throws. A body that cannot be read
/// is [Adapted.Rejected]; one bad alert among good ones is said beside them. An exception is a bug.
///
/// **Hostile text.** Anyone may have written a label. It is carried, never interpreted.
public interface AlertAdapter {

    /// The kind of sender, such as `alertmanager`: lower-case, as in `/webhooks/{source}`, and the
    /// same as the `source` of every alert it makes.
    String source();

    /// What the delivery says.
    Adapted adapt(Delivery delivery);

    /// How people let the system send its alerts here.
    Guide guide();

    /// How this kind of sender takes answers. Default [Habits#ORDINARY].
    default Habits habits() {
        return Habits.ORDINARY;
    }

    /// Whether a JSON body that arrived without a source, on an inbox topic, is of this sender's
    /// shape. Look at the shape only; [#adapt] judges the rest. Two adapters that both say yes make
    /// the body unreadable there, so say no to a sibling's hallmark. Default: never.
    default boolean recognises(Field body) {
        return false;
    }

    /// Whether the headers alone say that it is this sender's, on an inbox topic. Asked before the
    /// body is looked at. Default: never.
    default boolean recognisesHeaders(Map<String, String> headers) {
        return false;
    }
}
