package org.guichet.channel.api;

import java.util.Locale;
import org.guichet.catalog.standard.InventoryIndicators;
import org.guichet.catalog.standard.PublishedResults;
import org.guichet.channel.api.ServiceAnswers.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published results of service standards, and the indicators over the inventory they come from. */
@RestController
class StandardResultController {
    private final PublishedResults results;
    private final InventoryIndicators indicators;

    StandardResultController(PublishedResults results, InventoryIndicators indicators) {
        this.results = results;
        this.indicators = indicators;
    }

    @GetMapping("/api/v1/standards/results")
    Listing<Result> results(
            @RequestParam String fiscalYear,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            Locale locale) {
        PublishedResults.Page page =
                results.page(new PublishedResults.Query(fiscalYear, organization, Listing.limit(limit), cursor));
        return new Listing<>(
                page.items().stream().map(result -> Result.of(result, locale)).toList(), page.next(), page.total());
    }

    @GetMapping("/api/v1/performance/inventory-indicators")
    InventoryIndicators.Report indicators(@RequestParam String fiscalYear) {
        return indicators.of(fiscalYear);
    }
}
