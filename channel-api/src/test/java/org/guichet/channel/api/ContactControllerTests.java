package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import java.time.Instant;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.NewContact;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.NotGranted;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiSlice(ContactController.class)
class ContactControllerTests {
    private static final UUID ID = UUID.fromString("0197c000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Contacts contacts;

    @Test
    void opensAContact() {
        given(contacts.open(NewContact.because("pension"))).willReturn(contact());

        assertThat(post("", "{\"reason\":\"pension\"}"))
                .hasStatus(201)
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"id\": \"%s\", \"channel\": \"IN_PERSON\", \"openedAt\": \"%s\"}".formatted(ID, NOW));
    }

    @Test
    void namesAnAssuranceOrAnOutcomeThatDoesNotExist() {
        assertThat(post("/" + ID + "/identification", "{\"method\":\"document\",\"assurance\":\"TOTAL\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("assurance");
        assertThat(post("/" + ID + "/closing", "{\"outcome\":\"FORGOTTEN\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("outcome");
    }

    @Test
    void refusesWhoIsNotStaff() {
        assertThat(mvc.post()
                        .uri("/api/v1/contacts")
                        .with(marie(UUID.fromString("0197c000-0000-7000-8000-000000000002")))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"pension\"}"))
                .hasStatus(403);

        given(contacts.open(any())).willThrow(new NotGranted());
        assertThat(post("", "{\"reason\":\"pension\"}"))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/not-granted");
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri("/api/v1/contacts" + path)
                .with(anAgent())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static Contact contact() {
        return new Contact(ID, "IN_PERSON", "pension", null, Assurance.NONE, NOW, NOW.plusSeconds(7200), null, null);
    }
}
