"""The reviewer's server as an application: every page and every call of the API, behind the guard."""

from importlib.resources import files

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from facta.engine.project import Project
from facta.web.api import serving as api
from facta.web.asked import Page, endpoint, error_page
from facta.web.desk import Desk
from facta.web.guard import Guard, Keys
from facta.web.pages import (
    adding,
    deciding,
    home,
    joining,
    pairing,
    publishing,
    report,
    searching,
    second,
    why,
)

GET, POST = ["GET"], ["POST"]
PAGES: tuple[tuple[str, list[str], Page], ...] = (
    ("/", GET, home.home),
    ("/reports", GET, home.reports),
    ("/reports/{document}", GET, report.report),
    ("/reports/{document}/panel/{entry}", GET, report.panel),
    ("/reports/{document}/add", POST, adding.add),
    ("/queue", GET, report.queue),
    ("/entries/{entry}", GET, report.entry),
    ("/entries/{entry}/decide", POST, deciding.decide),
    ("/entries/{entry}/edit", POST, deciding.edit),
    ("/entries/{entry}/why", GET, why.why),
    ("/undo", POST, deciding.undo),
    ("/merge", GET, joining.merge),
    ("/merge", POST, joining.join),
    ("/same", GET, joining.same),
    ("/pairs", GET, pairing.pairs),
    ("/pairs", POST, pairing.judge),
    ("/search", GET, searching.search),
    ("/second", GET, second.second),
    ("/second", POST, second.ask_for),
    ("/second/{entry}", POST, second.code),
    ("/adjudicate", GET, second.adjudicate),
    ("/adjudicate/{entry}", POST, second.settle),
    ("/publish", GET, publishing.publish),
    ("/publish", POST, publishing.publish_now),
    ("/published/{path:path}", GET, publishing.page_of_dossier),
)
_STATIC = {
    "dossier.css": ("facta.publishing", "templates/dossier.css", "text/css"),
    "review.css": ("facta.web", "static/review.css", "text/css"),
    "review.js": ("facta.web", "static/review.js", "text/javascript"),
}


def application(project: Project, coder: str, keys: Keys) -> Starlette:
    """The application for one reviewer of one project."""
    desk = Desk(project, coder, keys)
    routes: list[BaseRoute] = [Route(path, endpoint(page, desk), methods=methods) for path, methods, page in PAGES]
    routes += api.routes(desk)
    routes.append(Route("/static/{name}", _static, methods=GET))

    async def not_found(_request: Request, _problem: Exception) -> Response:
        return error_page(desk, 404, "There is no such page.")

    return Starlette(
        routes=routes, middleware=[Middleware(Guard, keys=keys)], exception_handlers={404: not_found}
    )  # fmt: skip


async def _static(request: Request) -> Response:
    found = _STATIC.get(request.path_params["name"])
    if found is None:
        return Response(status_code=404)
    package, path, kind = found
    return Response(files(package).joinpath(path).read_bytes(), media_type=kind)
