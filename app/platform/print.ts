/** The system's print dialog: paper, or a PDF to hand on. */
export const printPage = (): void => window.print()
