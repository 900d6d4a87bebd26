#!/bin/sh
# remediator
set --
for name in WHAT NOTIFICATIONTYPE NOTIFICATIONAUTHOR NOTIFICATIONCOMMENT MICROTIME \
    HOSTNAME HOSTADDRESS HOSTSTATE HOSTPROBLEMID LASTHOSTPROBLEMID LASTHOSTSTATECHANGE \
    HOSTOUTPUT LONGHOSTOUTPUT SERVICEDESC SERVICESTATE SERVICEPROBLEMID LASTSERVICEPROBLEMID \
    LASTSERVICESTATECHANGE SERVICEOUTPUT LONGSERVICEOUTPUT; do
    eval "value=\${NOTIFY_$name}"
    set -- "$@" --data-urlencode "NOTIFY_$name=$value"
done
exec curl --silent --show-error --fail --output /dev/null --max-time 10 \
    --retry 3 --retry-connrefused --retry-max-time 25 \
    --oauth2-bearer '<secret>' --url '<url>' "$@"
