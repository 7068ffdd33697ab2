// SPDX-License-Identifier: MIT
// The small module: one published form model and one visitor in each instance. Text goes in and out through one buffer; js-glue's
// form_module.js is the only caller. Carries and decides nothing.
#include <emscripten.h>

#include <optional>
#include <string>

#include "bantam/form_model.h"

namespace {

using bantam::FormModel;
using bantam::FormReading;
using bantam::FormSession;

std::string text;
std::unique_ptr<const FormModel> model;
std::optional<FormSession> session;

std::size_t Answer(std::string_view answer) {
  text = answer;
  return text.size();
}

std::string_view Given(std::size_t size) { return std::string_view(text).substr(0, size); }

}  // namespace

extern "C" {

/// Room for `size` bytes; valid until the next call.
EMSCRIPTEN_KEEPALIVE char* formText(std::size_t size) {
  text.resize(size);
  return text.data();
}

/// Where the last answer stands.
EMSCRIPTEN_KEEPALIVE const char* formAnswer() { return text.data(); }

/// Reads the model in the buffer and begins anew. 0, or the length of `code TAB sentence`.
EMSCRIPTEN_KEEPALIVE std::size_t formLoad(std::size_t size) {
  FormReading read = FormModel::Read(Given(size));
  session.reset();
  if (read.fault) return Answer(read.fault->code + "\t" + read.fault->message);
  model = std::move(read.model);
  session.emplace(*model);
  return 0;
}

EMSCRIPTEN_KEEPALIVE int formTell(std::size_t question, std::size_t size, bool asked, bantam::Day today) {
  return session->Tell(question, Given(size), asked, today);
}
EMSCRIPTEN_KEEPALIVE bool formChoose(std::size_t question, std::size_t option, bool asked) { return session->Choose(question, option, asked); }
EMSCRIPTEN_KEEPALIVE void formPass(std::size_t question, bool asked) { session->Pass(question, asked); }
EMSCRIPTEN_KEEPALIVE void formForget(std::size_t question) { session->Forget(question); }
EMSCRIPTEN_KEEPALIVE int formTold(std::size_t question) { return session->AnswerOf(question); }
EMSCRIPTEN_KEEPALIVE void formConsent(bool mayJudge) { session->Consent(mayJudge); }
EMSCRIPTEN_KEEPALIVE int formNext() { return session->Next(); }
EMSCRIPTEN_KEEPALIVE std::size_t formStep() { return session->Step(); }

/// The length of the class's name.
EMSCRIPTEN_KEEPALIVE std::size_t formEmail(std::size_t size) { return Answer(NameOf(session->TellEmail(Given(size)))); }
/// The length of the mended address, 0 when there is nothing to mend.
EMSCRIPTEN_KEEPALIVE std::size_t formSuggest(std::size_t size) { return Answer(session->model().SuggestEmail(Given(size))); }
/// The length of `rank SPACE attribute`, 0 when the form asks nothing of the kind.
EMSCRIPTEN_KEEPALIVE std::size_t formFind(std::size_t size) {
  const bantam::FormInputMatch match = session->model().FindInput(Given(size));
  return match.rank == 0 ? 0 : Answer(std::to_string(match.rank) + " " + std::string(match.attribute));
}

}  // extern "C"
