package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.guichet.catalog.clientview.Consenting;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.CaptureMethod;
import org.guichet.registry.consent.ConsentNeed;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.consent.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What the client of a contact consents to, taken down by whoever serves her: from a document she signed, or
 * read to her on the telephone. Nothing is ticked beforehand. What she consents to is no purpose of whoever takes it down, and so no
 * parameter {@code purpose}.
 */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}/consents/new")
class ConsentRecordingPages {
    private static final String PHONE = "PHONE";
    private static final List<String> FIELDS = List.of(
            "noticeVersion", "language", "dataCategories", "recipients", Speakers.FIELD, "scriptVersion", "method");

    private final Consenting consenting;
    private final ConsentNeed need;
    private final Speakers speakers;
    private final DeskContacts desk;

    ConsentRecordingPages(Consenting consenting, ConsentNeed need, Speakers speakers, DeskContacts desk) {
        this.consenting = consenting;
        this.need = need;
        this.speakers = speakers;
        this.desk = desk;
    }

    /** What was ticked and typed; shown again where it was wrong. */
    record Form(
            @Nullable String version,
            @Nullable String language,
            @Nullable List<String> dataCategories,
            @Nullable List<String> recipients,
            @Nullable String speaker,
            @Nullable String scriptVersion) {

        static Form empty() {
            return new Form(null, null, null, null, null, null);
        }

        NewConsent consent(String purpose, OpenContact contact) {
            return new NewConsent(
                    purpose,
                    ticked(recipients),
                    ticked(dataCategories),
                    version == null ? "" : version,
                    language == null ? "" : language,
                    method(contact).name(),
                    null,
                    scriptVersion == null || scriptVersion.isBlank() ? null : scriptVersion.strip(),
                    Speakers.named(speaker));
        }

        private static List<String> ticked(@Nullable List<String> codes) {
            return codes == null
                    ? List.of()
                    : codes.stream().filter(Objects::nonNull).toList();
        }
    }

    @GetMapping
    String form(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @RequestParam("notice") String purpose,
            @RequestParam(required = false) @Nullable String shown,
            Model model,
            Locale locale) {
        return form(contactId, clientId, purpose, shown == null ? locale.getLanguage() : shown, Form.empty(), model);
    }

    @PostMapping
    String record(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @RequestParam("notice") String purpose,
            @ModelAttribute("form") Form form,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        OpenContact contact = desk.mine(contactId);
        try {
            ConsentRecord given = desk.within(
                    contactId, () -> consenting.give(new ClientId(clientId), form.consent(purpose, contact)));
            return "redirect:" + url(contactId, clientId) + "?given&of=" + given.id();
        } catch (InvalidInput invalid) {
            String shown = form.language() == null ? locale.getLanguage() : form.language();
            // What was ticked was ticked of a notice that is not the one shown now.
            boolean another =
                    invalid.wrong().stream().anyMatch(one -> one.field().equals("noticeVersion"));
            return ContactPages.again(
                    form(contactId, clientId, purpose, shown, another ? Form.empty() : form, model),
                    ContactPages.inOrder(Speakers.onTheForm(invalid, form.speaker()), FIELDS),
                    model,
                    response);
        }
    }

    private String form(UUID contactId, UUID clientId, String purpose, String shown, Form form, Model model) {
        Notice notice = need.notice(purpose).orElseThrow(NotFound::new);
        Locale reading = Locale.of(shown);
        OpenContact contact = desk.mine(contactId);
        model.addAttribute("contact", contact);
        model.addAttribute("here", url(contactId, clientId));
        model.addAttribute("client", client(contactId, clientId));
        model.addAttribute("notice", notice);
        model.addAttribute("language", notice.language(reading));
        model.addAttribute("text", notice.text(reading));
        model.addAttribute(
                "languages", notice.texts().keySet().stream().sorted().toList());
        model.addAttribute("speakers", speakers.of(contactId, new ClientId(clientId), notice.dataCategories()));
        model.addAttribute("byPhone", byPhone(contact));
        model.addAttribute("form", form);
        return "desk/consent-new";
    }

    /** How staff take a word down in a contact; it is for the registry to say whether it may be. */
    static CaptureMethod method(OpenContact contact) {
        return byPhone(contact) ? CaptureMethod.PHONE_SCRIPT : CaptureMethod.COUNTER_DOCUMENT;
    }

    static boolean byPhone(OpenContact contact) {
        return contact.channel().equals(PHONE);
    }

    private static String url(UUID contactId, UUID clientId) {
        return client(contactId, clientId) + "/consents";
    }

    private static String client(UUID contactId, UUID clientId) {
        return DeskContacts.url(contactId) + "/clients/" + clientId;
    }
}
