package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.audit.LogProofs;
import org.guichet.registry.audit.LogRoots;
import org.guichet.registry.audit.Witnessing;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiSlice(LogController.class)
class LogControllerTests {
    private static final String NOTE =
            "guichet.example/access-log\n1\nAAAA\n\n\u2014 guichet.example/access-log AAAAAAA=\n";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private LogRoots roots;

    @MockitoBean
    private LogProofs proofs;

    @MockitoBean
    private Witnessing witnessing;

    @Test
    void showsTheNewestCheckpointToAnybodyAsText() {
        given(roots.note()).willReturn(Optional.of(NOTE));

        assertThat(mvc.get().uri("/api/v1/log/checkpoint"))
                .hasStatusOk()
                .hasContentType("text/plain;charset=UTF-8")
                .bodyText()
                .isEqualTo(NOTE);
    }

    @Test
    void hasNoCheckpointWhereNothingWasSigned() {
        given(roots.note()).willReturn(Optional.empty());

        refuses(
                mvc.get()
                        .uri("/api/v1/log/checkpoint")
                        .accept(MediaType.TEXT_PLAIN)
                        .exchange(),
                404,
                "not-found");
    }

    @Test
    void provesGrowthToAnybodyAndNamesWhatIsWrong() {
        given(proofs.consistency(3, 7)).willReturn(new LogProofs.Consistency(3, 7, List.of("AAAA")));
        given(proofs.consistency(0, 7)).willThrow(new InvalidInput(List.of(Wrong.of("from", "input.number-range"))));

        assertThat(mvc.get().uri("/api/v1/log/consistency?from=3&to=7"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"from\": 3, \"to\": 7, \"hashes\": [\"AAAA\"]}");
        refuses(mvc.get().uri("/api/v1/log/consistency?from=0&to=7").exchange(), 400, "invalid-input");
        refuses(mvc.get().uri("/api/v1/log/consistency?from=one&to=7").exchange(), 400, "invalid-input");
        refuses(mvc.get().uri("/api/v1/log/consistency").exchange(), 400, "invalid-input");
    }

    @Test
    void takesACosignatureFromWhoeverBringsIt() {
        assertThat(cosigned(NOTE)).hasStatus(204);

        verify(witnessing).keep(NOTE);
    }

    @Test
    void refusesACosignatureThatIsNotAWitnesss() {
        willThrow(new NotGranted()).given(witnessing).keep(any());
        refuses(cosigned(NOTE), 403, "not-granted");
        willThrow(new NotFound()).given(witnessing).keep(any());
        refuses(cosigned(NOTE), 404, "not-found");
        willThrow(new InvalidInput(List.of(Wrong.of("body", "input.checkpoint"))))
                .given(witnessing)
                .keep(any());
        refuses(cosigned("nonsense"), 400, "invalid-input");
        refuses(
                mvc.post()
                        .uri("/api/v1/log/cosignatures")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .exchange(),
                415,
                "unreadable");
    }

    private MvcTestResult cosigned(String note) {
        return mvc.post()
                .uri("/api/v1/log/cosignatures")
                .contentType(MediaType.TEXT_PLAIN)
                .content(note.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private static void refuses(MvcTestResult answer, int status, String type) {
        assertThat(answer)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/" + type);
    }
}
