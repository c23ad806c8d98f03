package proof;

/** The formatter must refuse it. */
class BadlyFormatted
{
  int   number( ) { return 1 ; }
}
