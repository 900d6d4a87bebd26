package dev.remediator.adapter.gcpmonitoring;

import dev.remediator.adapter.Guide;
import java.util.List;

/// What people read who let Google Cloud Monitoring send its incidents here.
final class GcpMonitoringGuide {
    private static final String WEBHOOK =
            """
            gcloud beta monitoring channels create \\
              --display-name=remediator --type=webhook_tokenauth \\
              --channel-labels='url=%s?token=%s'
            """
                    .formatted(Guide.URL, Guide.SECRET);

    private static final String BASIC =
            """
            gcloud beta monitoring channels create \\
              --display-name=remediator --type=webhook_basicauth \\
              --channel-labels='url=%s,username=remediator,password=%s'
            """
                    .formatted(Guide.URL, Guide.SECRET);

    private static final String PUB_SUB =
            """
            project=$(gcloud config get-value project)
            number=$(gcloud projects describe "$project" --format='value(projectNumber)')
            agent="service-$number@gcp-sa-monitoring-notification.iam.gserviceaccount.com"
            gcloud pubsub topics create remediator
            gcloud pubsub topics add-iam-policy-binding remediator \\
              --member="serviceAccount:$agent" --role=roles/pubsub.publisher
            gcloud pubsub subscriptions create remediator --topic=remediator \\
              --push-endpoint='%s?token=%s' --ack-deadline=30
            gcloud beta monitoring channels create --display-name=remediator --type=pubsub \\
              --channel-labels="topic=projects/$project/topics/remediator"
            """
                    .formatted(Guide.URL, Guide.SECRET);

    static final Guide GUIDE =
            new Guide(
                    "Google Cloud Monitoring",
                    "Incidents of alerting policies (versions 1.0 to 1.2), from a webhook"
                            + " channel or from Pub/Sub by a push subscription.",
                    List.of("basic", "token"),
                    List.of(
                            new Guide.Snippet("a shell, for Pub/Sub", "sh", PUB_SUB),
                            new Guide.Snippet("a shell, for a password", "sh", BASIC),
                            new Guide.Snippet("a shell, for a token", "sh", WEBHOOK)),
                    "Labels are those of the metric, of the resource and of the policy, and what"
                            + " the metadata says; the resource is its display name, else its"
                            + " name, else its instance_id, such as gce_instance/web-1.",
                    List.of(
                            "Pub/Sub is the durable way: it sends again for days what was not"
                                    + " answered 2xx, so what cannot be read is answered 202"
                                    + " and kept here.",
                            "A webhook is tried only a few times.",
                            "With a password, Google first sends without it and wants a 401 that"
                                    + " asks for it.",
                            "The severity is the policy's, else the label severity of the"
                                    + " policy, else that in the metadata; No severity is none.",
                            "The documentation of a policy is text for people: nothing in it is"
                                    + " interpreted.",
                            "The test of a channel carries no alert; it is answered 202."));

    private GcpMonitoringGuide() {}
}
