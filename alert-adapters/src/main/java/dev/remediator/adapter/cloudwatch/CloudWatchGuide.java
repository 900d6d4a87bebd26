package dev.remediator.adapter.cloudwatch;

import dev.remediator.adapter.Guide;
import java.util.List;

/// What people read who let CloudWatch send its alarms here.
final class CloudWatchGuide {
    private static final String SNS =
            """
            aws sns create-topic --name remediator
            aws sns subscribe \\
              --topic-arn arn:aws:sns:eu-west-1:123456789012:remediator \\
              --protocol https \\
              --notification-endpoint '%s'
            aws cloudwatch put-metric-alarm \\
              --alarm-name cpu-high-web-1 \\
              --alarm-description 'The CPU is busy. severity: error' \\
              --namespace AWS/EC2 --metric-name CPUUtilization --statistic Average \\
              --dimensions Name=InstanceId,Value=i-0123456789abcdef0 \\
              --period 60 --evaluation-periods 3 \\
              --comparison-operator GreaterThanThreshold --threshold 90 \\
              --alarm-actions arn:aws:sns:eu-west-1:123456789012:remediator \\
              --ok-actions arn:aws:sns:eu-west-1:123456789012:remediator \\
              --insufficient-data-actions arn:aws:sns:eu-west-1:123456789012:remediator
            """
                    .formatted(Guide.URL);

    private static final String EVENT_BRIDGE =
            """
            AWSTemplateFormatVersion: "2010-09-09"
            Resources:
              Connection:
                Type: AWS::Events::Connection
                Properties:
                  AuthorizationType: API_KEY
                  AuthParameters:
                    ApiKeyAuthParameters:
                      ApiKeyName: X-Remediator-Secret
                      ApiKeyValue: "%s"
              Destination:
                Type: AWS::Events::ApiDestination
                Properties:
                  ConnectionArn: !GetAtt Connection.Arn
                  HttpMethod: POST
                  InvocationEndpoint: "%s"
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Statement:
                      - Effect: Allow
                        Principal: {Service: events.amazonaws.com}
                        Action: sts:AssumeRole
                  Policies:
                    - PolicyName: invoke
                      PolicyDocument:
                        Statement:
                          - Effect: Allow
                            Action: events:InvokeApiDestination
                            Resource: !GetAtt Destination.Arn
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  EventPattern:
                    source: [aws.cloudwatch]
                    detail-type:
                      - CloudWatch Alarm State Change
                      - CloudWatch Alarm Configuration Change
                  Targets:
                    - Id: remediator
                      Arn: !GetAtt Destination.Arn
                      RoleArn: !GetAtt Role.Arn
            """
                    .formatted(Guide.SECRET, Guide.URL);

    static final Guide GUIDE =
            new Guide(
                    "Amazon CloudWatch",
                    "Metric and composite alarms through an SNS topic, with or without raw"
                            + " message delivery; EventBridge's alarm events through an API"
                            + " destination; and both as a Lambda function or an SQS queue"
                            + " passes them on.",
                    List.of("sns", "token", "header", "basic"),
                    List.of(
                            new Guide.Snippet("a shell", "sh", SNS),
                            new Guide.Snippet("CloudFormation", "yaml", EVENT_BRIDGE)),
                    "Labels are the metric's dimensions, and namespace, metric, region and"
                            + " account; the resource is the most telling dimension, such as"
                            + " InstanceId/i-0123456789abcdef0, or the alarm itself.",
                    List.of(
                            "Set --ok-actions too, or it is never said that an alarm is over.",
                            "INSUFFICIENT_DATA is suppressed: it is neither wrong nor over.",
                            "CloudWatch knows no severity: write for instance severity: critical"
                                    + " into the alarm's description, or set the integration's"
                                    + " default.",
                            "The scheme sns checks the signature of SNS and which topics may"
                                    + " send; the subscription is confirmed only then.",
                            "With raw message delivery there is no signature: use the scheme"
                                    + " token, with the secret behind ?token= in the address.",
                            "The scheme header is for EventBridge; its header in this template"
                                    + " is X-Remediator-Secret.",
                            "SNS takes a 4xx for delivered and repeats after a 5xx, three times"
                                    + " in a minute unless its delivery policy says more; a"
                                    + " message that is not shown to be its own is answered"
                                    + " 503.",
                            "Events whose actions another alarm suppresses are ignored.",
                            "A deleted alarm resolves what it had opened, if the events of"
                                    + " configuration changes are sent."));

    private CloudWatchGuide() {}
}
