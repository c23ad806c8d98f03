package org.guichet.channel.api;

import java.util.List;
import java.util.Locale;
import org.guichet.catalog.publicservice.PublicService;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.catalog.publicservice.ServicePage;
import org.guichet.catalog.publicservice.ServiceQuery;
import org.guichet.catalog.standard.PublishedResults;
import org.guichet.catalog.standard.Standards;
import org.guichet.channel.api.ServiceAnswers.Detail;
import org.guichet.channel.api.ServiceAnswers.Field;
import org.guichet.channel.api.ServiceAnswers.Summary;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue, open to everybody. */
@RestController
@RequestMapping("/api/v1/services")
class ServiceController {
    private final PublicServices services;
    private final Standards standards;
    private final PublishedResults results;
    private final AttributeDictionary dictionary;

    ServiceController(
            PublicServices services, Standards standards, PublishedResults results, AttributeDictionary dictionary) {
        this.services = services;
        this.standards = standards;
        this.results = results;
        this.dictionary = dictionary;
    }

    @GetMapping
    Listing<Summary> search(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            Locale locale) {
        ServicePage page =
                services.search(new ServiceQuery(q, channel, organization, locale, Listing.limit(limit), cursor));
        List<Summary> items = page.items().stream()
                .map(service -> Summary.of(service, locale))
                .toList();
        return new Listing<>(items, page.next(), page.total());
    }

    @GetMapping("/{code}")
    Detail find(@PathVariable String code, Locale locale) {
        PublicService service = services.published(code).orElseThrow(NotFound::new);
        return Detail.of(
                service,
                form(service, locale),
                standards.of(service.code()).orElse(null),
                results.latest(service.code()),
                locale);
    }

    private List<Field> form(PublicService service, Locale locale) {
        return service.definition().form().stream()
                .map(field -> new Field(
                        field.attribute(),
                        dictionary
                                .find(field.attribute())
                                .map(attribute -> attribute.label(locale))
                                .orElse(field.attribute()),
                        field.required()))
                .toList();
    }
}
