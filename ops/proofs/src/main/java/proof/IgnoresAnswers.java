package proof;

/** An answer nobody reads: Error Prone must refuse it. */
class IgnoresAnswers {
    void trim(String text) {
        text.strip();
    }
}
