package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.clientview.Consenting;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.ConsentNeed;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Notice;
import org.guichet.registry.consent.Notices;
import org.guichet.registry.consent.Said;
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
 * What the client of a contact says to a consent that waits for her word: she answers what she is asked for, or gives anew
 * what has changed or was said on the telephone alone.
 */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}/consents/{id}/word")
class ConsentAnsweringPages {
    private static final List<String> FIELDS = List.of(
            "noticeVersion", "language", "dataCategories", "recipients", Speakers.FIELD, "scriptVersion", "method");

    private final Consenting consenting;
    private final Notices notices;
    private final ConsentNeed need;
    private final Speakers speakers;
    private final DeskContacts desk;

    ConsentAnsweringPages(
            Consenting consenting, Notices notices, ConsentNeed need, Speakers speakers, DeskContacts desk) {
        this.consenting = consenting;
        this.notices = notices;
        this.need = need;
        this.speakers = speakers;
        this.desk = desk;
    }

    /** What she says. */
    enum Word {
        YES,
        NO,
        ANEW
    }

    /** The notice she was shown, who speaks, and the script where it was read to her. */
    record Form(
            @Nullable String version,
            @Nullable String language,
            @Nullable String speaker,
            @Nullable String scriptVersion) {

        Said said(OpenContact contact) {
            return new Said(
                    version == null ? "" : version,
                    language == null ? "" : language,
                    ConsentRecordingPages.method(contact).name(),
                    null,
                    scriptVersion == null || scriptVersion.isBlank() ? null : scriptVersion.strip(),
                    Speakers.named(speaker));
        }
    }

    @GetMapping
    String form(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String shown,
            Model model,
            Locale locale) {
        ConsentRecord consent = waiting(contactId, clientId, id);
        return form(
                contactId,
                clientId,
                consent,
                new Form(null, shown == null ? locale.getLanguage() : shown, null, null),
                model);
    }

    @PostMapping
    String take(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @PathVariable UUID id,
            @RequestParam Word word,
            @ModelAttribute("form") Form form,
            Model model,
            HttpServletResponse response) {
        Said said = form.said(desk.mine(contactId));
        try {
            desk.within(contactId, () -> switch (word) {
                case YES -> consenting.answer(id, true, said);
                case NO -> consenting.answer(id, false, said);
                case ANEW -> consenting.renew(id, said);
            });
            return "redirect:" + url(contactId, clientId) + (word == Word.NO ? "?refused" : "?given") + "&of=" + id;
        } catch (InvalidInput invalid) {
            return ContactPages.again(
                    form(contactId, clientId, waiting(contactId, clientId, id), form, model),
                    ContactPages.inOrder(Speakers.onTheForm(invalid, form.speaker()), FIELDS),
                    model,
                    response);
        }
    }

    private ConsentRecord waiting(UUID contactId, UUID clientId, UUID id) {
        desk.mine(contactId);
        return desk.within(contactId, () -> consenting.of(new ClientId(clientId))).stream()
                .filter(consent -> consent.id().equals(id) && consent.waitsForAWord())
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private String form(UUID contactId, UUID clientId, ConsentRecord consent, Form form, Model model) {
        Notice notice = notices.shown(consent.purpose()).orElseThrow(NotFound::new);
        OpenContact contact = desk.mine(contactId);
        Locale reading = Locale.of(form.language() == null ? "" : form.language());
        model.addAttribute("contact", contact);
        model.addAttribute("here", url(contactId, clientId));
        model.addAttribute("client", client(contactId, clientId));
        model.addAttribute("consent", consent);
        model.addAttribute("notice", notice);
        model.addAttribute("within", notice.covers(consent));
        model.addAttribute("needed", need.of(consent));
        model.addAttribute("language", notice.language(reading));
        model.addAttribute("text", notice.text(reading));
        model.addAttribute(
                "languages", notice.texts().keySet().stream().sorted().toList());
        model.addAttribute("speakers", speakers.of(contactId, consent.client(), consent.dataCategories()));
        model.addAttribute("byPhone", ConsentRecordingPages.byPhone(contact));
        model.addAttribute("form", form);
        return "desk/consent-word";
    }

    private static String url(UUID contactId, UUID clientId) {
        return client(contactId, clientId) + "/consents";
    }

    private static String client(UUID contactId, UUID clientId) {
        return DeskContacts.url(contactId) + "/clients/" + clientId;
    }
}
