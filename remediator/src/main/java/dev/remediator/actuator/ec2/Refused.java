package dev.remediator.actuator.ec2;

import dev.remediator.port.ActuatorException;

/// AWS answered, and the answer was no.
final class Refused extends ActuatorException {
    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String sentence, String code, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /// AWS's word for it, such as `UnauthorizedOperation`.
    String code() {
        return code;
    }
}
