package dev.remediator.settings;

import java.util.List;

/// Where a person can be reached. How and in which order that person wants to be reached is in the
/// escalation policies.
///
/// @param name what policies call that person
/// @param email an e-mail address; also by which schedules elsewhere know that person. Default none
/// @param phone a telephone number in international form, such as `+491701234567`. Default none
/// @param slack a member's ID at Slack, such as `U012AB3CD`. Default none
/// @param devices registration tokens of Firebase Cloud Messaging. Default none
public record PersonSpec(
        String name, String email, String phone, String slack, List<String> devices) {

    /// Refuses what cannot be reached.
    public PersonSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is '', but a person needs one");
        }
        if (!phone.isEmpty() && !phone.matches("\\+[1-9][0-9]{5,14}")) {
            throw new IllegalArgumentException(
                    "phone is '" + phone + "', but must be '+' and 6 to 15 digits");
        }
        devices = List.copyOf(devices);
    }
}
