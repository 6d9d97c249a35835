"""One student's papers: the transcript, the learning agreement, the rules of the home university."""
