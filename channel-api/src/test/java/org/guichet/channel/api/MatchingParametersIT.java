package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aSupervisor;

import org.guichet.GuichetApplication;
import org.guichet.registry.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A version that weighs as the one in force does, under another name, from proposal to decision. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class MatchingParametersIT {
    private static final String PATH = "/api/v1/matching-parameters";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aProposal() {
        jdbc.sql("""
                insert into registry.matching_parameters
                    (version, state, body, proposed_at, proposed_kind, proposed_by, proposed_office)
                select 'same-again', 'PROPOSED', jsonb_set(body, '{version}', '"same-again"'), now(), 'DUTY', 'test', ''
                from registry.matching_parameters where state = 'IN_FORCE'
                """).update();
    }

    @AfterEach
    void asItWas() {
        jdbc.sql("delete from registry.matching_parameters where version = 'same-again'")
                .update();
        jdbc.sql("update registry.matching_parameters set state = 'IN_FORCE' where state = 'RETIRED'")
                .update();
    }

    @Test
    void putsAProposalInForceOnceAndRefusesWhoeverComesLater() {
        assertThat(decide("IN_FORCE"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"state\": \"IN_FORCE\", \"decidedBy\": \"PERSON\", \"decidedOffice\": \"ottawa-1\", \"reason\": \"tried\"}");
        assertThat(decide("REJECTED"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.currentState")
                .isEqualTo("IN_FORCE");
        assertThat(mvc.get().uri(PATH).with(aSupervisor()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].state")
                .asArray()
                .containsExactlyInAnyOrder("IN_FORCE", "RETIRED");
    }

    @Test
    void leavesInForceWhatIsWhereAProposalIsRejectedAndLearnsNothingWhileOneWaits() {
        assertThat(mvc.post().uri(PATH).with(aSupervisor())).hasStatus(409);
        assertThat(decide("REJECTED")).hasStatusOk();
        assertThat(decide("IN_FORCE"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.currentState")
                .isEqualTo("REJECTED");
    }

    private MvcTestResult decide(String decision) {
        return mvc.post()
                .uri(PATH + "/same-again/decision")
                .with(aSupervisor())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"decision\":\"%s\",\"reason\":\"tried\"}".formatted(decision))
                .exchange();
    }
}
