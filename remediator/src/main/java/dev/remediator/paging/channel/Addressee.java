package dev.remediator.paging.channel;

import java.util.List;

/// Where somebody can be reached. What is not known is empty.
///
/// @param name what policies call that person
/// @param email an e-mail address
/// @param phone a telephone number in international form
/// @param slack a member's ID at Slack
/// @param devices registration tokens of Firebase Cloud Messaging
public record Addressee(
        String name, String email, String phone, String slack, List<String> devices) {

    /// Nobody in particular.
    public static final Addressee NOBODY = new Addressee("", "", "", "", List.of());

    /// Copies the devices.
    public Addressee {
        devices = List.copyOf(devices);
    }
}
