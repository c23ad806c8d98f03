package org.guichet.channel.api;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.application.ApplicationView;
import org.guichet.catalog.application.Applying;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Applications: one draft for all channels, from its start to the programme's decision. */
@RestController
@RequestMapping("/api/v1")
class ApplicationController {
    private final Applying applying;
    private final ApplicationAnswers answers;

    ApplicationController(Applying applying, ApplicationAnswers answers) {
        this.applying = applying;
        this.answers = answers;
    }

    record StartRequest(@Nullable String serviceCode) {}

    /**
     * @param answers values by attribute; null takes an answer back
     * @param confirmations attributes whose prefilled answer is still true
     */
    record AnswersRequest(
            @Nullable Map<String, @Nullable Object> answers,
            @Nullable Set<String> confirmations) {}

    /** 201 with a new draft; 200 with the draft there is, to go on with. */
    @PostMapping("/clients/{client}/applications")
    ResponseEntity<ApplicationAnswers.Body> start(
            @PathVariable String client, @RequestBody StartRequest request, Locale locale) {
        String service = request.serviceCode() == null ? "" : request.serviceCode();
        Applying.Started started = applying.start(ClientPath.of(client), service);
        ApplicationAnswers.Body body = answers.of(started.application(), locale);
        return ResponseEntity.status(started.resumed() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create("/api/v1/applications/" + body.id()))
                .eTag(Version.tag(body.version()))
                .body(body);
    }

    @GetMapping("/applications/{id}")
    ResponseEntity<ApplicationAnswers.Body> show(@PathVariable UUID id, Locale locale) {
        return tagged(applying.of(id), locale);
    }

    @PatchMapping("/applications/{id}")
    ResponseEntity<ApplicationAnswers.Body> answer(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody AnswersRequest request,
            Locale locale) {
        Map<String, @Nullable Object> given = request.answers() == null ? Map.of() : request.answers();
        Set<String> confirmed = request.confirmations() == null ? Set.of() : request.confirmations();
        return tagged(applying.answer(id, given, confirmed, Version.expected(ifMatch)), locale);
    }

    @PostMapping("/applications/{id}/submission")
    ResponseEntity<ApplicationAnswers.Body> submit(@PathVariable UUID id, Locale locale) {
        return tagged(applying.submit(id), locale);
    }

    @PostMapping("/applications/{id}/withdrawal")
    ResponseEntity<ApplicationAnswers.Body> withdraw(@PathVariable UUID id, Locale locale) {
        return tagged(applying.withdraw(id), locale);
    }

    private ResponseEntity<ApplicationAnswers.Body> tagged(ApplicationView application, Locale locale) {
        ApplicationAnswers.Body body = answers.of(application, locale);
        return ResponseEntity.ok().eTag(Version.tag(body.version())).body(body);
    }
}
