package dev.remediator.actuator.traffic;

/// Nobody was there to answer, or nobody did in time.
final class Unanswered extends Unconfirmed {
    private static final long serialVersionUID = 1L;

    Unanswered(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
