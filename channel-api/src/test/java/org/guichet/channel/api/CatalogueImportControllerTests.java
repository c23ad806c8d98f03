package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.guichet.catalog.publicservice.inventory.Check;
import org.guichet.catalog.publicservice.inventory.ImportReport.File;
import org.guichet.catalog.publicservice.inventory.ImportReport.Finding;
import org.guichet.catalog.publicservice.inventory.ImportReport.Rejected;
import org.guichet.catalog.standard.ImportOutcome;
import org.guichet.catalog.standard.InventoryImport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApiSlice(CatalogueImportController.class)
@Import(ImportAnswers.class)
class CatalogueImportControllerTests {
    private static final String IMPORTS = "/api/v1/catalogue/imports";
    private static final Finding SAME_TEXT =
            new Finding(File.SERVICES, 3, Check.SAME_TEXT, List.of("service_description_fr"));
    private static final Rejected FEE = new Rejected(File.SERVICES, 8, "service_fee", "import.code", List.of("Y, N"));

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private InventoryImport inventory;

    @Test
    void saysWhatWasTakenAndFound() {
        when(inventory.run(any(), isNull(), eq(false)))
                .thenReturn(new ImportOutcome.Taken(10, 0, List.of(), List.of(SAME_TEXT)));

        assertThat(upload("gc-service-inventory")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"accepted": 10, "rejected": [], "findings": [{"row": 3, "check": "same-text", "message":
                         "The English and the French text are the same (service_description_fr)"}]}
                        """);
    }

    @Test
    void namesEveryUnreadableFieldInOneProblem() {
        when(inventory.run(any(), isNull(), eq(false))).thenReturn(new ImportOutcome.Refused(List.of(FEE), List.of()));

        assertThat(upload("gc-service-inventory"))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"type": "/problems/invalid-input", "accepted": 0,
                         "errors": [{"field": "services[8].service_fee", "message": "must be one of Y, N"}],
                         "rejected": [{"row": 8, "field": "service_fee", "message": "must be one of Y, N"}]}
                        """);
    }

    @Test
    void refusesAFormatNobodyReads() {
        assertThat(upload("spreadsheet")).hasStatus(400).bodyText().contains("format");
        verifyNoInteractions(inventory);
    }

    @Test
    void opensToManagersOnly() {
        assertThat(mvc.post()
                        .uri(IMPORTS)
                        .multipart()
                        .file(file())
                        .param("format", "gc-service-inventory")
                        .with(anAgent()))
                .hasStatus(403);
        verifyNoInteractions(inventory);
    }

    private MockMvcTester.MockMultipartMvcRequestBuilder upload(String format) {
        return mvc.post()
                .uri(IMPORTS)
                .multipart()
                .file(file())
                .param("format", format)
                .with(aManager());
    }

    private static MockMultipartFile file() {
        byte[] header = "fiscal_yr,service_id\r\n".getBytes(StandardCharsets.UTF_8);
        return new MockMultipartFile("file", "services.csv", "text/csv", header);
    }
}
