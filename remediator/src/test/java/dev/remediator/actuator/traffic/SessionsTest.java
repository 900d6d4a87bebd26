package dev.remediator.actuator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionsTest {
    private static final String REPLY =
            """
            0x1: proto=tcpv4 src=::1:1 fe=rw be=rw srv=n1 ts=00 epoch=0 age=0s rq[f=848000h,i=0,an=00h,rx=59s,wx=,ax=] rp[f=80008000h,i=0,an=00h,rx=59s,wx=,ax=] scf=[8,0h,fd=11] scb=[8,1h,fd=12] exp=1s
            0x2: proto=tcpv4 src=::1:2 fe=rw be=rw srv=n1 ts=00 epoch=0 age=0s rq[f=84a020h,i=0,an=00h,rx=,wx=,ax=] rp[f=80008000h,i=0,an=00h,rx=59s,wx=,ax=] scf=[8,0h,fd=13] scb=[8,1h,fd=14] exp=1s
            0x3: proto=tcpv4 src=::1:3 fe=rw be=rw srv=n2 ts=00 epoch=0 age=0s rq[f=84a020h,i=0,an=00h,rx=,wx=,ax=] rp[f=80008000h,i=0,an=00h,rx=,wx=,ax=] scf=[8,0h,fd=15] scb=[8,1h,fd=16] exp=1s
            0x4: proto=tcpv4 src=::1:4 fe=rw be=rw srv=n22 ts=00 epoch=0 age=0s rq[f=848000h,i=0,an=00h,ax=] rp[f=80008000h,i=0,an=00h,ax=] scf=[8,0h,fd=17,rex=,wex=] scb=[8,1h,fd=18,rex=58s,wex=] exp=1s
            0x5: proto=tcpv4 src=::1:5 fe=rw be=rw srv=n22 ts=00 epoch=0 age=0s rq[f=848000h,i=0,an=00h,ax=] rp[f=80008000h,i=0,an=00h,ax=] scf=[8,0h,fd=19,rex=59s,wex=] scb=[8,1h,fd=20,rex=,wex=] exp=1s
            0x6: proto=unix_stream src=unix:1 fe=GLOBAL be=<NONE> srv=<none> ts=00 epoch=0 age=0s rq[f=c08000h,i=0,an=00h,rx=,wx=,ax=]

            """;

    @ParameterizedTest
    @CsvSource({
        "n1,  2, 1, 2, false",
        "n2,  1, 1, 1, true",
        "n2,  1, 1, 2, false",
        "n2,  1, 1, 0, true",
        "n22, 2, 1, 2, false",
        "n3,  0, 0, 0, true",
        "n3,  0, 0, 1, false"
    })
    void those_whose_client_hung_up_are_told_from_the_others(
            String server, long all, long hungUp, long counted, boolean nobody) {
        var sessions = Sessions.of(REPLY, "rw", server);

        assertThat(sessions).isEqualTo(new Sessions(all, hungUp));
        assertThat(sessions.nobodyOf(counted)).isEqualTo(nobody);
    }
}
