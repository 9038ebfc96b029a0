"""Stage 2, witness -> marks: language, sentences, names, figures and dates, quotations."""
